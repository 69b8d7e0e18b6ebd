import { paymentIdOf } from '@outerpark/core/kernel'
import { recordCancellation } from '@outerpark/core/payment'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Booked } from './promises.ts'
import type { Season, Telling } from './telling.ts'

/** After this time (ms) the card company has got the request for approval, and has not answered. */
const UNDER_WAY_MS = 25

/** Four bookings in one commit: one is paid, one is free, one has its card declined, one is refused. */
export async function bookTogether(
  { people, promises, settled }: Telling,
  { minji, jun, order }: Season,
) {
  const [first, free] = await Promise.all([
    people.books('first', order({ seats: 2 })),
    people.books('free', order({ grade: 'standing' })),
    people.books('declined', order({ customer: jun, grade: 'R', card: 'card-declined' })),
    people
      .asksFor('too many', order({ customer: jun, seats: 9 }))
      .then((outcome) => refusedFor('seats-unavailable', outcome)),
  ])
  promises.ends('declined', 'payment-failed')
  await settled()
  await people.cancels(free, minji)
  await settled()
  return first
}

/**
 * Two of four commands are faults of the program. One is undone before anything is written. The other breaks a
 * constraint of the tables: the whole group is rolled back, and then the other commands are done one by one.
 */
export async function failTogether(telling: Telling, { jun, order }: Season, first: Booked) {
  const { people, settled } = telling
  const [slow] = await Promise.all([
    people.books('slow', order({ grade: 'R', card: 'card-slow' })),
    refundOpenPayment(telling, first),
    signUpWithTokenOfAnother(telling),
    people
      .asksToCancel('not his', first.id, jun)
      .then((outcome) => refusedFor('reservation-not-found', outcome)),
  ])
  await settled()
  return slow
}

async function refundOpenPayment({ people }: Telling, { id }: Booked): Promise<void> {
  const command = { paymentId: paymentIdOf(id), chargeId: null, refunded: 0 }
  const request = { key: 'fault', body: command, operation: recordCancellation }
  const failure = await people.send({ ...request, command }).catch((error) => error)
  if (!(failure instanceof Error && /while its reservation is open/.test(failure.message)))
    throw new Error(`A fault was expected, not ${failure}`)
}

async function signUpWithTokenOfAnother({ people }: Telling): Promise<void> {
  const failure = await people
    .signsUp('수아', 'sua@example.com', '민지')
    .then(() => 'an answer')
    .catch((error) => error)
  if (!(failure instanceof Error && /UNIQUE constraint failed: tokens/.test(failure.message)))
    throw new Error(`A broken constraint was expected, not ${failure}`)
}

/** The same key gets the first answer again. Another request under that key is refused, and so is an incomplete one. */
export async function askTwice(
  { people }: Telling,
  { jun, order }: Season,
  first: Booked,
): Promise<void> {
  const again = accepted(await people.asksFor('first', order({ seats: 2 })))
  if (again.id !== first.id) throw new Error(`The same key gave ${first.id} and then ${again.id}.`)
  refusedFor('idempotency-key-reused', await people.asksFor('first', order({ seats: 1 })))
  refusedFor(
    'seats-unavailable',
    await people.asksFor('too many', order({ customer: jun, seats: 9 })),
  )
  refusedFor('grade-required', await people.asksFor('any grade', order({ grade: undefined })))
}

/** One reservation is cancelled before its approval has come back, others after it, by a customer and by the admin. */
export async function changeMinds(
  { world, people, promises, settled }: Telling,
  { minji, jun, order }: Season,
  [first, slow]: readonly [Booked, Booked],
): Promise<void> {
  const early = await people.books('early', order({ customer: jun }))
  await world.wait(UNDER_WAY_MS)
  await people.cancels(early, jun)
  await people.books('lost', order({ card: 'card-lost' }))
  promises.ends('lost', 'confirmed')
  await settled()
  await Promise.all([people.cancels(first, minji), people.cancels(slow, 'admin')])
  await settled()
  const again = await people.asksToCancel('cancel once more', first.id, minji)
  refusedFor('reservation-already-cancelled', again)
}
