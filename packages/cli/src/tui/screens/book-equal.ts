import type { Scene } from '../screen.ts'
import { amountOf, linesOf, wantedOf } from './book-lines.ts'
import type { BookState } from './book-state.ts'

/** What is booked, as the request has it: `lines` only if the seats are of several grades. */
export function requestOf(state: BookState, scene: Scene) {
  const { performanceId, grade, seats, card } = state
  return {
    performanceId,
    ...(state.added.length > 0 ? { lines: wantedOf(state) } : { grade, seats }),
    paymentMethod: card.text,
    expectedAmount: amountOf(linesOf(state, scene)),
  }
}

/** The command of the CLI that books the same. */
export function commandOf(state: BookState): readonly string[] {
  const { performanceId, grade, seats, card } = state
  const lines = wantedOf(state).flatMap((each) => ['--grade', `${each.grade}:${each.seats}`])
  return [
    ...['book', performanceId],
    ...(state.added.length > 0 ? lines : ['--grade', grade, '--seats', String(seats)]),
    ...['--pay-with', card.text, '--yes'],
  ]
}
