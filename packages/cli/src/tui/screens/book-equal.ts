import type { Scene } from '../screen.ts'
import { amountOf, linesOf, wantedOf } from './book-lines.ts'
import type { BookState } from './book-state.ts'

/** What is booked, as the request has it: `lines` only if the seats are of several grades. */
export function requestOf(state: BookState, scene: Scene) {
  const { performanceId, card } = state
  return {
    performanceId,
    ...seatsOf(state),
    paymentMethod: card.text,
    expectedAmount: amountOf(linesOf(state, scene)),
  }
}

/** The seats of a booking, as a request has them. */
export function seatsOf(state: BookState) {
  const { held, added, grade, seats } = state
  if (held)
    return {
      places: held.lines.flatMap(({ places }) => places),
      ...(held.accepts && { acceptRestricted: true }),
    }
  return added.length > 0 ? { lines: wantedOf(state) } : { grade, seats }
}

/** The command of the CLI that books the same. */
export function commandOf(state: BookState): readonly string[] {
  const { performanceId, held, grade, seats, card } = state
  const places = held?.lines.flatMap((each) => each.places).join() ?? ''
  const lines = wantedOf(state).flatMap((each) => ['--grade', `${each.grade}:${each.seats}`])
  return [
    ...['book', performanceId],
    ...(held
      ? ['--seats', places, ...(held.accepts ? ['--accept-restricted'] : [])]
      : state.added.length > 0
        ? lines
        : ['--grade', grade, '--seats', String(seats)]),
    ...['--pay-with', card.text, '--yes'],
  ]
}
