import { asId, paymentIdOf } from '@outerpark/core/kernel'
import { lookAtAccess } from './access-chapter.ts'
import type { Booked } from './promises.ts'
import type { Season } from './telling.ts'
import type { World } from './world.ts'

/** Asks every query of the store once. */
export async function lookAround(
  { ask }: World,
  season: Season,
  { id, customer }: Booked,
): Promise<void> {
  const { minji, performanceId, musicalId } = season
  const page = { limit: 20 }
  await ask(({ store: { queries } }) => queries.musicals(page))
  await ask(({ store: { queries } }) => queries.musical(musicalId))
  await ask(({ store: { queries } }) => queries.performances({ ...page, musicalId }))
  await ask(({ store: { queries } }) => queries.performances(page))
  await ask(({ store: { queries } }) => queries.performance(performanceId))
  await ask(({ store: { queries } }) => queries.customers(page))
  await ask(({ store: { queries } }) => queries.customerByEmail('minji@example.com'))
  await ask(({ store: { queries } }) => queries.recipient(minji))
  await ask(({ store: { queries } }) => queries.reservations(page))
  await ask(({ store: { queries } }) => queries.reservations({ ...page, customerId: minji }))
  await ask(({ store: { queries } }) => queries.reservation(id, { customerId: customer }))
  await ask(({ store: { queries } }) => queries.payment(paymentIdOf(id), {}))
  await ask(({ store: { queries } }) => queries.payment(paymentIdOf(id), { customerId: customer }))
  await ask(({ store: { queries } }) => queries.payments(page))
  await ask(({ store: { queries } }) => queries.payments({ ...page, customerId: minji }))
  await ask(({ store: { queries } }) => queries.notices(page))
  await ask(({ store: { queries } }) => queries.notices({ ...page, customerId: minji }))
  await ask(({ store: { queries } }) => queries.events(1, 20))
  await ask(({ store: { queries } }) => queries.lastPosition())
  await ask(({ store: { queries } }) => queries.tasks(page))
  await ask(({ store: { queries } }) => queries.task(asId('TK-1')))
  await ask(({ store: { queries } }) => queries.taskCounts())
  await ask(({ store: { queries } }) => queries.breaker())
  await lookAtAccess(ask, season)
  await lookAtHalls(ask)
  await keepAnswer(ask)
}

/** Every plan of every hall is still there. */
async function lookAtHalls(ask: World['ask']): Promise<void> {
  const halls = await ask(({ store: { queries } }) => queries.halls())
  for (const { id, version } of halls) {
    const newest = await ask(({ store: { queries } }) => queries.hall(id))
    const first = await ask(({ store: { queries } }) => queries.hall(id, 1))
    if (newest?.version !== version || first?.version !== 1)
      throw new Error(`${id} has the versions ${first?.version} and ${newest?.version}.`)
  }
}

/** Keeps the answer to a request without a command under its Idempotency-Key, and reads it again. */
async function keepAnswer(ask: World['ask']): Promise<void> {
  const key = { scope: 'story', key: 'rebuild', fingerprint: 'rebuild' }
  await ask(({ store }) => store.answers.keep(key, { rebuilt: true }))
  const kept = await ask(({ store }) => store.answers.recall(key))
  if (kept?.kind !== 'answered') throw new Error(`A kept answer became ${kept?.kind}.`)
}
