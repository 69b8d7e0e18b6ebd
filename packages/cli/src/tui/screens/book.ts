import type { Action } from '../keys/keymap.ts'
import { edited } from '../parts/field.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { commandOf, requestOf } from './book-equal.ts'
import { canAdd, choicesOf, isTooMany, linesOf, withAnother, withoutOne } from './book-lines.ts'
import { isNews } from './book-prices.ts'
import { orderIn, stepsOf } from './book-refunds.ts'
import { turned, withDigit } from './book-seats.ts'
import { send } from './book-send.ts'
import {
  type BookState,
  bookedAgain,
  bookingOf,
  isUnpaid,
  newBooking,
  ROWS,
  type Row,
  resumed,
} from './book-state.ts'
import { drawBooking } from './book-view.ts'
import { scrolled, scrollKeys } from './refund-steps.ts'

/** Books seats of one performance: grades, numbers, card, one Enter. Then it shows how the payment goes, as it happens. */
export const bookScreen: Screen<BookState> = {
  needs: ['season', 'gateway', 'mypage'],
  asks: (state) => (orderIn(state) === undefined ? [] : ['refunds']),
  about: (state) => ({ order: orderIn(state) }),
  begin: newBooking,
  resume: resumed,
  settle: withoutOutage,
  actions(state, scene) {
    const { stage, row } = state
    if (stage.is === 'booked')
      return isUnpaid(state, scene) ? ['retry', 'open', 'back'] : ['open', 'back']
    if (stage.is !== 'form') return []
    const panes = ['nextPane', 'previousPane'] as const
    if (state.held) return ['open', 'back']
    // Enter would be refused again.
    const open = isTooMany(state) ? [] : (['open'] as const)
    if (row === 'card') return [...open, 'back', ...panes]
    const own = [...(row === 'grade' ? [] : NUMBERS), ...turnsOf(state, scene)]
    return [
      ...open,
      ...own,
      ...gradeKeys(state, scene),
      'back',
      'up',
      'down',
      ...panes,
      ...scrollKeys(stepsOf(scene)),
    ]
  },
  names(state, scene) {
    if (state.stage.is === 'booked') {
      const isDeclined = bookingOf(state, scene)?.status === 'payment-failed'
      return { open: 'myPage', retry: isDeclined ? 'otherCard' : 'bookAgain' }
    }
    const turns = { left: 'otherGrade', right: 'otherGrade' } as const
    return {
      open: isNews(state, linesOf(state, scene)) ? 'seeAgain' : 'book',
      ...(state.row === 'grade' && turns),
    }
  },
  act(state, action, scene): Next<BookState> {
    switch (action) {
      case 'open':
        return state.stage.is === 'booked'
          ? { state, go: { place: 'mypage', with: { id: state.stage.reservation.id } } }
          : send(state, scene)
      case 'back':
        return {
          state,
          go: { place: state.held && state.stage.is !== 'booked' ? 'seats' : 'season' },
        }
      case 'up':
      case 'previousPane':
        return { state: { ...state, row: rowAt(state.row, -1) } }
      case 'down':
      case 'nextPane':
        return { state: { ...state, row: rowAt(state.row, 1) } }
      case 'retry':
        return { state: bookedAgain(state) }
      case 'addGrade':
        return { state: withAnother(state, scene) }
      case 'removeGrade':
        return { state: withoutOne(state, scene) }
      case 'more':
      case 'right':
        return { state: turned(state, scene, 1) }
      case 'less':
      case 'left':
        return { state: turned(state, scene, -1) }
      case 'pageDown':
      case 'pageUp':
        return { state: { ...state, from: scrolled(state.from ?? 0, action, stepsOf(scene)) } }
      default:
        return { state }
    }
  },
  isTyping: ({ row, stage }) => row === 'card' && stage.is === 'form',
  keepsDigits: ({ stage }) => stage.is === 'form',
  type(state, pressed, scene) {
    if (state.row === 'seats') return { state: withDigit(state, pressed.name, scene.now) }
    if (pressed.name === 'up' && !state.held) return { state: { ...state, row: 'seats' } }
    const card = edited(state.card, pressed)
    return { state: card ? { ...state, card, stage: { is: 'form' } } : state }
  },
  draw: drawBooking,
  request: (state, scene) => ({
    method: 'POST',
    path: '/v1/reservations',
    body: requestOf(state, scene),
  }),
  command: commandOf,
}

const NUMBERS = ['more', 'less', 'number'] as const
const TURNS = ['left', 'right'] as const

/** The keys that turn: not if there is only one grade to choose. */
const turnsOf = (state: BookState, scene: Scene): readonly Action[] =>
  state.row === 'grade' && choicesOf(state, scene).length < 2 ? [] : TURNS

/** The keys that change which grades are booked together. */
const gradeKeys = (state: BookState, scene: Scene): readonly Action[] => [
  ...(canAdd(state, scene) ? (['addGrade'] as const) : []),
  ...(state.added.length > 0 ? (['removeGrade'] as const) : []),
]

const rowAt = (row: Row, by: number): Row =>
  ROWS[(ROWS.indexOf(row) + by + ROWS.length) % ROWS.length] ?? row

/**
 * The form without what was said about a box office that does not run, once it has answered again. Other refusals stay until
 * something is changed.
 */
function withoutOutage(state: BookState, { snapshot, now }: Scene): BookState {
  const { stage } = state
  if (stage.is !== 'form' || stage.refusal?.code !== 'daemon-unreachable') return state
  if (stage.since === undefined) return { ...state, stage: { ...stage, since: now } }
  const { freshness, at = 0 } = snapshot.season
  return freshness.state === 'up' && at > stage.since ? { ...state, stage: { is: 'form' } } : state
}
