import { edited } from '../parts/field.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { hasToSignIn } from '../standing.ts'
import { refusalOf } from '../text.ts'
import { turned, withDigit } from './book-seats.ts'
import {
  amountOf,
  type BookState,
  bookedAgain,
  bookingOf,
  gradeOf,
  isTooMany,
  isUnpaid,
  LINES,
  type Line,
  newBooking,
  priceBefore,
  withSeen,
  withTold,
} from './book-state.ts'
import { drawBooking } from './book-view.ts'

/** Books seats of one performance: grade, number, card, one Enter. Then it shows how the payment goes, as it happens. */
export const bookScreen: Screen<BookState> = {
  needs: ['season', 'gateway', 'mypage'],
  begin: newBooking,
  // How many seats one booking may have is the same for each performance.
  resume: ({ most }, given) =>
    given === undefined || most === undefined ? undefined : { ...newBooking(given), most },
  settle: withoutOutage,
  actions(state, scene) {
    const { stage, line: at } = state
    if (stage.is === 'booked')
      return isUnpaid(state, scene) ? ['retry', 'open', 'back'] : ['open', 'back']
    if (stage.is !== 'form') return []
    const panes = ['nextPane', 'previousPane'] as const
    // Enter would be refused again.
    const open = isTooMany(state) ? [] : (['open'] as const)
    if (at === 'card') return [...open, 'back', ...panes]
    const turns = ['left', 'right'] as const
    const own = at === 'grade' ? turns : (['more', 'less', 'number', ...turns] as const)
    return [...open, ...own, 'back', 'up', 'down', ...panes]
  },
  names(state, scene) {
    if (state.stage.is === 'booked') {
      const isDeclined = bookingOf(state, scene)?.status === 'payment-failed'
      return { open: 'myPage', retry: isDeclined ? 'otherCard' : 'bookAgain' }
    }
    const turns = { left: 'otherGrade', right: 'otherGrade' } as const
    return {
      open: priceBefore(state, scene) ? 'seeAgain' : 'book',
      ...(state.line === 'grade' && turns),
    }
  },
  act(state, action, scene): Next<BookState> {
    switch (action) {
      case 'open':
        return state.stage.is === 'booked'
          ? { state, go: { place: 'mypage', with: { id: state.stage.reservation.id } } }
          : send(state, scene)
      case 'back':
        return { state, go: { place: 'season' } }
      case 'up':
      case 'previousPane':
        return { state: { ...state, line: lineAt(state.line, -1) } }
      case 'down':
      case 'nextPane':
        return { state: { ...state, line: lineAt(state.line, 1) } }
      case 'retry':
        return { state: bookedAgain(state) }
      case 'more':
      case 'right':
        return { state: turned(state, scene, 1) }
      case 'less':
      case 'left':
        return { state: turned(state, scene, -1) }
      default:
        return { state }
    }
  },
  isTyping: ({ line: at, stage }) => at === 'card' && stage.is === 'form',
  keepsDigits: ({ stage }) => stage.is === 'form',
  type(state, pressed, scene) {
    if (state.line === 'seats') return { state: withDigit(state, pressed.name, scene.now) }
    if (pressed.name === 'up') return { state: { ...state, line: 'seats' } }
    const card = edited(state.card, pressed)
    return { state: card ? { ...state, card, stage: { is: 'form' } } : state }
  },
  draw: drawBooking,
  request: (state, scene) => ({
    method: 'POST',
    path: '/v1/reservations',
    body: requestOf(state, scene),
  }),
  command: (state, scene) => [
    ...['book', state.performanceId, '--grade', gradeOf(state, scene)?.grade ?? ''],
    ...['--seats', String(state.seats), '--pay-with', state.card.text, '--yes'],
  ],
}

const lineAt = (at: Line, by: number): Line =>
  LINES[(LINES.indexOf(at) + by + LINES.length) % LINES.length] ?? at

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

const requestOf = (state: BookState, scene: Scene) => ({
  performanceId: state.performanceId,
  grade: gradeOf(state, scene)?.grade ?? '',
  seats: state.seats,
  paymentMethod: state.card.text,
  expectedAmount: amountOf(state, scene),
})

/**
 * Sends the booking. While it is sent, Enter does nothing, so nothing is booked twice. A price that has changed since it was
 * seen has to be seen first: whoever was about to press Enter may not have read it.
 */
function send(state: BookState, scene: Scene): Next<BookState> {
  const grade = gradeOf(state, scene)
  if (state.stage.is !== 'form' || !grade || isTooMany(state)) return { state }
  if (grade.available === 0) return { state: { ...state, stage: { is: 'form', isFull: true } } }
  if (priceBefore(state, scene))
    return { state: { ...withSeen(state, scene), stage: { is: 'form' } } }
  if (hasToSignIn(scene.snapshot)) {
    const { customer } = scene.snapshot.who.value ?? {}
    return { state, go: { place: 'signIn', with: { onwards: 'book', email: customer?.email } } }
  }
  const request = requestOf(state, scene)
  const sending: BookState['stage'] = { is: 'sending' }
  // Meanwhile the form may be one of another performance.
  const ended = (stage: BookState['stage']) => (now: BookState) =>
    now.stage === sending ? { ...now, stage } : now
  return {
    state: { ...state, stage: sending },
    ask: async ({ own }) => {
      try {
        const reservation = await own.book(request)
        return ended({ is: 'booked', reservation })
      } catch (error) {
        const refusal = refusalOf(error)
        return (now) => withTold(ended({ is: 'form', refusal })(now))
      }
    },
  }
}
