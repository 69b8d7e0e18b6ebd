import { paymentIdOf, type ReservationId } from '@outerpark/core/kernel'
import {
  type Belief,
  GatewayUnavailable,
  type PaymentGateway,
  type Store,
} from '@outerpark/core/ports'
import type { RefundPolicy } from '@outerpark/core/refund'
import { describe, expect, test } from 'vitest'
import { runPipeline } from '../../testing/pipeline.ts'
import { accepted, actors, BEGINS, grade, PRICE } from '../../testing/season.ts'
import { settled } from '../../testing/settled.ts'
import { misfit } from '../../verify/ledger.ts'
import type { World } from './cancel-at-every-step.ts'

/** The house always keeps a tenth. */
const TENTH: RefundPolicy = { rules: [{ least: 0, keep: { part: 1000 } }], until: 'start' }
const KEPT = PRICE / 10
const PAID = 4 * PRICE

/** When the three cancels happen: all before any refund, each after the refund of the one before, or while that is made. */
const TIMINGS = ['together', 'in turn', 'meanwhile'] as const
type Timing = (typeof TIMINGS)[number]

/** Whether something fails at the n-th moment of the refunds: before or after a call or a commit. */
type Fails = (moment: number) => boolean

/**
 * Tests refunds in parts, with something that fails at a moment of them. Two seats of four are cancelled one by one, and then the
 * others. Without a failure there are 22 moments. Each time, in the end just what the house does not keep went back, and it was never more (domain 3.3).
 *
 * @param makeWorld is called for each story
 * @param moments at each of which something fails once
 */
export function describeRefundsAtEveryStep(
  name: string,
  makeWorld: () => Promise<World>,
  { moments, seeds }: { readonly moments: readonly number[]; readonly seeds: readonly number[] },
): void {
  describe(`refunds in parts (${name})`, () => {
    const once = moments.map((at): [string, Fails] => [
      `the ${at + 1}. of their moments fails`,
      (moment) => moment === at,
    ])
    const often = seeds.map((seed): [string, Fails] => [
      `a tenth of their moments fails (seed ${seed})`,
      chanceOf(0.1, seed),
    ])
    // Refunds mostly wait for each other, so several stories wait at once.
    for (const timing of TIMINGS)
      test.concurrent.each<[string, Fails]>([...once, ...often])(
        `cancels ${timing}: give back what they have to, once, if %s`,
        async (_, fails) => {
          const world = await makeWorld()
          try {
            const id = await cancelInParts(world, timing, fails)
            await expectGivenBackOnce(world, id)
            await world.verify()
          } finally {
            await world.close()
          }
        },
      )
  })
}

/** Pays four seats, and cancels them in three cancels, while moments fail. */
async function cancelInParts(world: World, timing: Timing, fails: Fails) {
  const { store, cardCompany } = world
  const people = actors(store)
  const minji = await people.customer()
  const { performanceId } = await people.performance([grade('VIP', 10)], BEGINS, TENTH)
  const { id } = accepted(await people.book(minji, performanceId, { seats: 4, grade: 'VIP' }))
  const one = { lines: [{ grade: 'VIP', seats: 1 }] }
  const cancels = [
    async () => accepted(await people.cancelSeats(id, one, minji)),
    async () => accepted(await people.cancelSeats(id, one)),
    async () => accepted(await people.cancel(id, minji)),
  ]
  let moments = 0
  const moment = async (what: string): Promise<void> => {
    await expectFits(world, id)
    if (timing === 'meanwhile' && what === 'after refund') await cancels.shift()?.()
    moments += 1
    if (fails(moments - 1)) throw new GatewayUnavailable(`${what}: no answer`)
  }
  const paying = await runPipeline(store, cardCompany)
  await settled(store)
  await paying.stop(1000)
  await cancels.shift()?.()
  if (timing === 'together') for (const cancel of cancels.splice(0)) await cancel()
  const office = await runPipeline(recordingWith(store, moment), callingWith(cardCompany, moment))
  await settled(store)
  while (cancels.length > 0) {
    await cancels.shift()?.()
    await settled(store)
  }
  await office.stop(1000)
  return id
}

type Moment = (what: string) => Promise<void>

function callingWith(cardCompany: PaymentGateway, moment: Moment): PaymentGateway {
  const around = async <Answer>(call: string, answer: () => Promise<Answer>): Promise<Answer> => {
    await moment(`before ${call}`)
    const given = await answer()
    await moment(`after ${call}`)
    return given
  }
  return {
    approve: (request, signal) => cardCompany.approve(request, signal),
    lookUp: (key, signal) => around('look-up', () => cardCompany.lookUp(key, signal)),
    void: (request, signal) => around('void', () => cardCompany.void(request, signal)),
    refund: (request, signal) => around('refund', () => cardCompany.refund(request, signal)),
  }
}

/** A commit may fail, and it may succeed although nobody hears of it. */
const recordingWith = (store: Store, moment: Moment): Store => ({
  ...store,
  async commit(operation, command, meta) {
    if (operation.name !== 'record-cancellation') return store.commit(operation, command, meta)
    await moment('before record')
    const outcome = await store.commit(operation, command, meta)
    await moment('after record')
    return outcome
  },
})

const chargeOf = async ({ ledger }: World, id: ReservationId) =>
  (await Array.fromAsync(ledger())).find(({ key }) => key === paymentIdOf(id))

/** What the box office believes of the payment. */
async function beliefOf({ queries }: Store, id: ReservationId): Promise<Belief> {
  const key = paymentIdOf(id)
  const [row, payment] = [await queries.reservation(id, {}), await queries.payment(key, {})]
  if (!row || !payment) throw new Error('the booking is missing')
  const seats = row.status === 'cancelled' ? 0 : (row.left ?? row).seats
  return {
    ...{ key, status: payment.status, reservation: row.status },
    ...{ amount: PAID, currency: 'KRW', chargeId: payment.chargeId },
    chargeLeft: seats * PRICE + (row.kept?.amount ?? 0),
    inParts: row.kept !== undefined,
    refunded: payment.refunded?.amount ?? 0,
  }
}

/** Expects that `verify` would find nothing at this moment, and that nobody got more back than was decided. */
async function expectFits(world: World, id: ReservationId): Promise<void> {
  const charge = await chargeOf(world, id)
  if (!charge) throw new Error('nothing was charged')
  const belief = await beliefOf(world.store, id)
  expect(misfit(charge, belief)).toBeUndefined()
  expect(charge.charged - charge.refunded).toBeGreaterThanOrEqual(belief.chargeLeft)
  expect(belief.refunded).toBeLessThanOrEqual(charge.refunded)
}

/** Expects that what is not kept went back, and that the log and the customer were told of each part of it once. */
async function expectGivenBackOnce(world: World, id: ReservationId): Promise<void> {
  const { queries } = world.store
  await expectFits(world, id)
  const refunded = PAID - 4 * KEPT
  expect(await chargeOf(world, id)).toMatchObject({ charged: PAID, refunded })
  expect(await queries.reservation(id, {})).toMatchObject({
    ...{ status: 'cancelled', paymentStatus: 'cancelled' },
    ...{ kept: { amount: 4 * KEPT }, refunded: { amount: refunded } },
  })
  const events = (await queries.events(1, 100_000)).filter((each) => each.correlationId === id)
  const back = events.flatMap((each) =>
    each.type === 'PaymentRefunded' || each.type === 'PaymentCancelled' ? [each] : [],
  )
  expect(back.filter(({ type }) => type === 'PaymentCancelled')).toMatchObject([{ kept: 4 * KEPT }])
  expect(back.reduce((sum, each) => sum + each.refunded, 0)).toBe(refunded)
  const { items } = await queries.notices({ limit: 500 })
  const about = items.filter((notice) => notice.reservationId === id).map((notice) => notice.about)
  for (const { id: event } of back) expect(about.filter((each) => each === event)).toHaveLength(1)
  expect((await queries.tasks({ limit: 10 })).items).toEqual([])
}

/** Says yes so often, in the same order for the same seed. */
function chanceOf(share: number, seed: number): Fails {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 < share
  }
}
