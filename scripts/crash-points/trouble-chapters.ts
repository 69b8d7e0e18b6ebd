import { asId, numberedId, type ReservationId } from '@outerpark/core/kernel'
import { claimLostCharge } from '@outerpark/core/payment'
import { accepted } from '../lab/outcome.ts'
import type { Season, Telling } from './telling.ts'

/** Long enough for failing calls to open the breaker. */
const OUTAGE_MS = 5_000

/**
 * The card company is away, and bookings go on. The payments of the first ones fail until the breaker opens and they
 * are deferred. One booking is deferred from the start, one is cancelled whose payment may have been sent, and one whose
 * payment nobody has claimed. Meanwhile the daemon is restarted, and goes on from where it was.
 */
export async function sitOutOutage(telling: Telling, { minji, jun, order }: Season): Promise<void> {
  const { world, people, promises, company, settled } = telling
  company.beAway(true)
  const [waiting, regretted] = await Promise.all([
    people.books('waiting', order({ customer: jun })),
    people.books('regretted', order({ grade: 'R', seats: 2 })),
    people.books('waiting too', order({ customer: jun, grade: 'R' })),
  ])
  await world.wait(OUTAGE_MS)
  await people.cancels(regretted, minji)
  await people.books('deferred', order({ seats: 2 }))
  await people.cancels(await people.books('never sent', order({ grade: 'R' })), minji)
  await world.ask(({ store }) => store.makeDue('approve-payment', waiting.id))
  await world.closeFor(200)
  company.beAway(false)
  for (const key of ['waiting', 'waiting too', 'deferred']) promises.ends(key, 'confirmed')
  await settled()
}

/** The card company rejects two payments for good. One is retried, twice at once, and works; the other is dropped. */
export async function buryAndRevive(telling: Telling, { minji, order }: Season): Promise<void> {
  const { world, people, promises, company, settled } = telling
  const [mended, given] = await Promise.all([
    people.books('revived', order({ card: 'card-odd' })),
    people.books('given up', order({ grade: 'R', card: 'card-odd' })),
  ])
  await settled()
  company.mend()
  await people.cancels(given, minji)
  for (const id of await deadLettersOf(telling, given)) {
    await world.ask(({ store }) => store.queries.deadLetter(id))
    await world.ask(({ store }) => store.drop(id))
  }
  for (const id of await deadLettersOf(telling, mended))
    await world.ask(({ store }) => Promise.all([store.revive(id), store.revive(id)]))
  promises.ends('revived', 'confirmed')
  await settled()
}

/** The receiver of the webhook wants no more notices, until the admin switches the webhook on again. */
export async function loseWebhook(telling: Telling, { jun, order }: Season): Promise<void> {
  const { people, webhook, settled } = telling
  webhook.beGone(true)
  const unheard = await people.books('unheard', order({ customer: jun, grade: 'R' }))
  await settled()
  webhook.beGone(false)
  await people.switchesWebhookOn()
  await people.cancels(unheard, jun)
  await settled()
}

/** The mail server takes no mails while a booking is paid and then cancelled. */
export async function refuseMails(telling: Telling, { minji, order }: Season): Promise<void> {
  const { world, people, mail, settled } = telling
  mail.refuse(true)
  const hasty = await people.books('hasty', order({ grade: 'R' }))
  await world.wait(500)
  await people.cancels(hasty, minji)
  await world.wait(500)
  mail.refuse(false)
  await settled()
}

/** After this time (ms) the breaker has forgotten all earlier calls. */
const QUIET_MS = 2_000

/** One payment never gets an answer, and another one is a dead letter. Both reservations expire. */
export async function waitTooLong(telling: Telling, { jun, order }: Season): Promise<void> {
  const { world, people, promises, settled, expired } = telling
  await world.wait(QUIET_MS)
  const [, dead] = await Promise.all([
    people.books('mute', order({ customer: jun, card: 'card-mute' })),
    people.books('hopeless', order({ customer: jun, grade: 'R', card: 'card-bad' })),
  ])
  for (const key of ['mute', 'hopeless']) promises.ends(key, 'expired')
  await expired(dead)
  await settled()
  for (const id of await deadLettersOf(telling, dead))
    await world.ask(({ store }) => store.revive(id))
  await settled()
}

/** Until the performance begins (ms): enough for a few deaths before its booking. */
const BEGINS_IN_MS = 8_000

/** A performance begins while the card company is away and a booking of it is unpaid. The booking expires. */
export async function raiseCurtain(telling: Telling, { musicalId, order }: Season): Promise<void> {
  const { world, people, promises, company, settled, expired } = telling
  const startsAt = new Date(Date.now() + BEGINS_IN_MS).toISOString()
  const grades = [{ grade: 'VIP', seats: 3, price: { amount: 190_000, currency: 'KRW' } }]
  const { performances } = await people.adds({ musicalId, performances: [{ startsAt, grades }] })
  const [performance] = performances
  if (!performance) throw new Error('No performance was added.')
  await world.wait(QUIET_MS)
  company.beAway(true)
  const late = await people.books('late', order({ performanceId: performance.id }))
  promises.ends('late', 'expired')
  await expired(late)
  company.beAway(false)
  await settled()
}

/** The card company has a charge of a booking that an older database has lost. The admin lets it be refunded. */
export async function refundLostCharge({
  world,
  people,
  company,
  settled,
}: Telling): Promise<void> {
  const key = numberedId('payment', LOST)
  const money = { amount: 190_000, currency: 'KRW' }
  const name = await world.ask(async ({ store }) => store.officeName)
  const chargeId = company.chargeUnknown(`${name}.${key}`, money)
  const command = { key, chargeId, ...money }
  accepted(
    await people.send({ key: 'lost charge', body: command, operation: claimLostCharge, command }),
  )
  await settled()
}

/** The number of a reservation that no story makes. */
const LOST = 2 ** 49

/** The dead letters of one reservation, as the admin sees them. */
async function deadLettersOf({ world }: Telling, { id }: { id: ReservationId }) {
  const { items } = await world.ask(({ store }) => store.queries.tasks({ dead: true, limit: 50 }))
  return items
    .filter(({ reservationId }) => reservationId === id)
    .map((task) => asId<'task'>(task.id))
}
