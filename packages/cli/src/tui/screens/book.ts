import { edited, fieldOf } from '../parts/field.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { hasToSignIn } from '../standing.ts'
import { refusalOf } from '../text.ts'
import {
  amountOf,
  type BookGiven,
  type BookState,
  gradeOf,
  LINES,
  type Line,
  performanceOf,
  priceBefore,
  withSeen,
  withTold,
} from './book-state.ts'
import { drawBooking } from './book-view.ts'

/** Books seats of one performance: grade, number, card, one Enter. Then it shows how the payment goes, as it happens. */
export const bookScreen: Screen<BookState> = {
  needs: ['season', 'gateway', 'mypage'],
  begin(given) {
    const { id, grades } = (given ?? { id: '', grades: [] }) as BookGiven // what is on passes it
    return {
      ...{ performanceId: id, line: 'grade', grade: grades[0]?.grade ?? '' },
      ...{ seats: 1, card: fieldOf('card-ok') },
      seen: grades.map(({ grade, price }) => ({ grade, price })),
      ...{ told: undefined, stage: { is: 'form' } },
    }
  },
  actions({ stage, line: at }) {
    if (stage.is !== 'form') return stage.is === 'booked' ? ['open', 'back'] : []
    const panes = ['nextPane', 'previousPane'] as const
    if (at === 'card') return ['open', 'back', ...panes]
    const number = at === 'seats' ? (['more', 'less'] as const) : []
    return ['open', 'back', ...number, 'up', 'down', 'left', 'right', ...panes]
  },
  names: (state, scene) =>
    state.stage.is === 'booked'
      ? { open: 'myPage' }
      : { open: priceBefore(state, scene) ? 'seeAgain' : 'book' },
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
  type(state, pressed) {
    if (pressed.name === 'up') return { state: { ...state, line: 'seats' } }
    const card = edited(state.card, pressed)
    return { state: card ? { ...state, card } : state }
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

/** Another grade, or more or fewer seats. */
function turned(state: BookState, scene: Scene, by: number): BookState {
  const grades = performanceOf(state, scene)?.grades.map(({ grade }) => grade) ?? []
  if (state.line === 'grade' && grades.length > 0) {
    const place = grades.indexOf(state.grade) + by + grades.length
    return { ...state, grade: grades[place % grades.length] ?? state.grade }
  }
  if (state.line === 'seats') return { ...state, seats: Math.max(1, state.seats + by) }
  return state
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
  if (state.stage.is !== 'form' || !gradeOf(state, scene)) return { state }
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
