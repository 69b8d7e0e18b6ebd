import type { PerformanceResponse, ReservationResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { isRefunded, waitForPayment } from '../../client/payment.ts'
import { words } from '../../words/words.ts'
import { bookAndWait } from '../deeds.ts'
import type { Scene } from '../scene.ts'
import { DAYS_AHEAD } from './programme.ts'

/** Long enough for a card company that answers the third call only. */
const WAIT = { timeout: 30_000 }

/** Minji books two seats for each night, and gives one of each back. */
export async function* threeDistances(
  minji: Client,
  nights: readonly PerformanceResponse[],
): AsyncGenerator<Scene> {
  const told = words().week
  for (const [at, { id: performanceId }] of nights.entries()) {
    const days = DAYS_AHEAD[at] ?? 0
    const booked = await bookAndWait(minji, { performanceId, grade: 'VIP', seats: 2 })
    yield {
      kind: 'reservation',
      told: told.booksTwo(days),
      command: `book ${performanceId} --best 2 --grade VIP --wait --yes`,
      data: booked,
    }
    yield* oneBack(minji, booked, days)
  }
}

async function* oneBack(
  minji: Client,
  { id, lines }: ReservationResponse,
  days: number,
): AsyncGenerator<Scene> {
  const places = lines.flatMap((line) => line.places ?? []).slice(0, 1)
  const quote = await minji.cancellation(id, { places })
  yield {
    kind: 'refund',
    told: words().week.asksFirst(days),
    command: `reservation refund ${id} --seats ${places.join()}`,
    data: quote,
  }
  const { expectedRefund } = quote
  const cancelled = await minji.cancel(id, { places, expectedRefund })
  yield {
    kind: 'reservation',
    told: '',
    command: `cancel ${id} --seats ${places.join()} --yes --expect ${expectedRefund.amount} --wait`,
    data: await waitForPayment(minji, cancelled, isRefunded, WAIT),
  }
}
