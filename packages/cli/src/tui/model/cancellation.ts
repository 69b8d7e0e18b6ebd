import type { CancellationResponse } from '@outerpark/core/contract'
import type { Client, SomeSeats } from '../../client/client.ts'
import type { Follow } from './feed.ts'
import { followAgain } from './polled.ts'

/** A booking that is to be cancelled, or only some of its seats. Another object of the same asks anew. */
export type CancelWanted = {
  readonly id: string
  readonly seats: SomeSeats
  /** whether those who work at the box office cancel it */
  readonly isByStaff: boolean
}

/** How often it is asked anew what goes back: it falls at midnight, and somebody else may cancel seats meanwhile (ms). */
const EVERY_MS = 2_000

/** Follows what a cancel would give back. It never answers if nothing is to be cancelled. */
export function followCancellation(
  client: Pick<Client, 'cancellation'>,
  wanted: CancelWanted | undefined,
): Follow<CancellationResponse> {
  if (!wanted)
    return (_, signal) => new Promise((end) => signal.addEventListener('abort', () => end()))
  return followAgain(() => client.cancellation(wanted.id, wanted.seats), EVERY_MS)
}
