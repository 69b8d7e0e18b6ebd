import { paymentIdOf } from '@outerpark/core/kernel'
import { recordCancellation } from '@outerpark/core/payment'
import { accepted, refusedFor } from '../lab/outcome.ts'
import type { Booked } from './promises.ts'
import type { Season, Telling } from './telling.ts'

/** By then the card company is asked for its approval, and has not answered. */
const UNDER_WAY_MS = 25

/** Three commands in one commit: one is paid, one declined, one refused. */
export async function bookTogether({ people, promises, settled }: Telling, { jun, wish }: Season) {
  const [first] = await Promise.all([
    people.books('first', wish({ seats: 2 })),
    people.books('declined', wish({ customer: jun, grade: 'R', card: 'card-declined' })),
    people
      .wants('too many', wish({ customer: jun, seats: 9 }))
      .then((outcome) => refusedFor('seats-unavailable', outcome)),
  ])
  promises.ends('declined', 'payment-failed')
  await settled()
  return first
}

/**
 * Two of four commands are faults of ours. One is undone before anything is written. The other breaks a constraint of
 * the tables: it is rolled back with its neighbours, and they are done alone.
 */
export async function failTogether(telling: Telling, { jun, wish }: Season, first: Booked) {
  const { people, settled } = telling
  const [slow] = await Promise.all([
    people.books('slow', wish({ grade: 'R', card: 'card-slow' })),
    refundOpenPayment(telling, first),
    signUpWithTokenOfAnother(telling),
    people
      .wishesToCancel('not his', first.id, jun)
      .then((outcome) => refusedFor('reservation-not-found', outcome)),
  ])
  await settled()
  return slow
}

async function refundOpenPayment({ people }: Telling, { id }: Booked): Promise<void> {
  const command = { paymentId: paymentIdOf(id), refunded: 0 }
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

/** The same key gives the first answer again, and another request under it none; and one request is not whole. */
export async function askTwice(
  { people }: Telling,
  { jun, wish }: Season,
  first: Booked,
): Promise<void> {
  const again = accepted(await people.wants('first', wish({ seats: 2 })))
  if (again.id !== first.id) throw new Error(`The same key gave ${first.id} and then ${again.id}.`)
  refusedFor('idempotency-key-reused', await people.wants('first', wish({ seats: 1 })))
  refusedFor('seats-unavailable', await people.wants('too many', wish({ customer: jun, seats: 9 })))
  refusedFor('grade-required', await people.wants('any grade', wish({ grade: undefined })))
}

/** A cancel before the approval has come back, and cancels after it, of both kinds of people. */
export async function changeMinds(
  { world, people, promises, settled }: Telling,
  { minji, jun, wish }: Season,
  [first, slow]: readonly [Booked, Booked],
): Promise<void> {
  const early = await people.books('early', wish({ customer: jun }))
  await world.wait(UNDER_WAY_MS)
  await people.cancels(early, jun)
  await people.books('lost', wish({ card: 'card-lost' }))
  promises.ends('lost', 'confirmed')
  await settled()
  await Promise.all([people.cancels(first, minji), people.cancels(slow, 'admin')])
  await settled()
  const again = await people.wishesToCancel('cancel once more', first.id, minji)
  refusedFor('reservation-already-cancelled', again)
}
