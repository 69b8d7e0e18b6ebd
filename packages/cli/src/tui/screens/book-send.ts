import type { RefusalParams } from '@outerpark/core/kernel'
import type { Failure } from '../../failure.ts'
import type { Next, Scene } from '../screen.ts'
import { hasToSignIn } from '../standing.ts'
import { refusalOf } from '../text.ts'
import { requestOf } from './book-equal.ts'
import { isTooMany, linesOf, soldOutIn } from './book-lines.ts'
import { isNews, withSeen, withTold } from './book-prices.ts'
import { type BookState, performanceOf } from './book-state.ts'

/**
 * Sends the booking. While it is sent, Enter does nothing, so nothing is booked twice. A price that has changed since it was
 * seen has to be seen first: whoever was about to press Enter may not have read it.
 */
export function send(state: BookState, scene: Scene): Next<BookState> {
  const lines = linesOf(state, scene)
  if (state.stage.is !== 'form' || lines.length === 0 || isTooMany(state)) return { state }
  if (soldOutIn(lines))
    return { state: { ...state, row: 'grade', stage: { is: 'form', isFull: true } } }
  if (isNews(state, lines)) return { state: { ...withSeen(state, lines), stage: { is: 'form' } } }
  if (hasToSignIn(scene.snapshot)) {
    const { customer } = scene.snapshot.who.value ?? {}
    return { state, go: { place: 'signIn', with: { onwards: 'book', email: customer?.email } } }
  }
  const request = requestOf(state, scene)
  const season = performanceOf(state, scene)?.grades ?? []
  const sending: BookState['stage'] = { is: 'sending' }
  // Meanwhile the form may be one of another performance.
  const ended = (change: (now: BookState) => BookState) => (now: BookState) =>
    now.stage === sending ? change(now) : now
  return {
    state: { ...state, stage: sending },
    ask: async ({ own }) => {
      try {
        const reservation = await own.book(request)
        return ended((now) => ({ ...now, stage: { is: 'booked', reservation } }))
      } catch (error) {
        const refusal = refusalOf(error)
        return ended((now) =>
          withTold(
            atFault(withMost({ ...now, stage: { is: 'form', refusal } }, refusal), refusal),
            season,
          ),
        )
      }
    },
  }
}

/** After a refusal that tells how many seats one booking may have, the form knows that. */
function withMost(state: BookState, { code, params }: Failure): BookState {
  if (code !== 'too-many-seats') return state
  const { most } = (params ?? {}) as Partial<RefusalParams['too-many-seats']> // it is checked below
  return typeof most === 'number' && most > 0 ? { ...state, most } : state
}

/** The cursor is where the keys are that the form names after the refusal. At the card they would be typed. */
function atFault(state: BookState, { code, params }: Failure): BookState {
  if (state.held) return state
  if (code === 'too-many-seats') return { ...state, row: 'seats' }
  if (code !== 'seats-unavailable') return state
  const { available } = (params ?? {}) as Partial<RefusalParams['seats-unavailable']> // it is checked below
  return { ...state, row: available === 0 ? 'grade' : 'seats' }
}
