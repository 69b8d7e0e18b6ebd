import { type CustomerId, paymentIdOf, type ReservationId } from '@outerpark/core/kernel'
import {
  GatewayUnavailable,
  type LedgerCharge,
  type PaymentGateway,
  type Store,
} from '@outerpark/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runPipeline } from '../../testing/pipeline.ts'
import { accepted, actors, grade, PRICE, seatsOf } from '../../testing/season.ts'
import { settled } from '../../testing/settled.ts'
import { type Hands, type Moments, SCENARIOS } from './cancel-scenarios.ts'

export type World = {
  readonly store: Store
  readonly cardCompany: PaymentGateway
  /** the charges of this office in the card company's own ledger */
  readonly ledger: () => AsyncIterable<LedgerCharge>
  /** throws unless all invariants of `verify` hold */
  readonly verify: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Tests a cancel at every step of an approval. Each time, in the end nothing is charged, the seats are free, and the
 * customer gets exactly one notice (N2, F7, F8).
 *
 * @param makeWorld is called once
 */
export function describeCancelAtEveryStep(name: string, makeWorld: () => Promise<World>): void {
  describe(`a cancel at this step (${name})`, () => {
    let world: World
    let people: ReturnType<typeof actors>
    let minji: CustomerId
    beforeAll(async () => {
      world = await makeWorld()
      people = actors(world.store)
      minji = await people.customer()
    })
    afterAll(() => world?.close())

    test.each(SCENARIOS)(
      '$name leaves no live charge and exactly one cancel notice',
      async (scenario) => {
        const { store } = world
        const { performanceId: phantom } = await people.performance([grade('VIP', 10)])
        const { card = 'card-ok' } = scenario
        const { id } = accepted(
          await people.book(minji, phantom, { seats: 2, paymentMethod: card }),
        )
        const marks = marksOf()
        const hands = handsOn(store, marks, async () => {
          accepted(await people.cancel(id, minji))
        })
        await scenario.first?.(hands)
        const office = await run(world, scenario.moments?.(hands) ?? {}, marks)
        await settled(store)
        await scenario.last?.(hands)
        await settled(store)
        await office.stop(1000)

        await expectRefundedOnce(world, id)
        expect(await seatsOf(store, phantom)).toEqual(ALL_FREE)
        await world.verify()
      },
    )
  })
}

const ALL_FREE = { capacity: 10, available: 10, held: 0, sold: 0 }

/** Expects that nothing is charged any more, that there is one notice, and that no task is left. */
async function expectRefundedOnce({ store: { queries }, ledger }: World, id: ReservationId) {
  const charges = (await Array.fromAsync(ledger())).filter(({ key }) => key === paymentIdOf(id))
  const [{ charged, refunded } = { charged: 0, refunded: 0 }] = charges
  expect(refunded).toBe(charged)
  expect([0, 2 * PRICE]).toContain(charged)

  expect(await queries.reservation(id, {})).toMatchObject({
    status: 'cancelled',
    paymentStatus: 'cancelled',
  })
  const { items } = await queries.notices({ limit: 500 })
  const notices = items.filter(({ reservationId }) => reservationId === id)
  const told = (template: string) => notices.filter((notice) => notice.template === template)
  expect(told('payment-cancelled')).toHaveLength(1)
  expect(told('payment-declined')).toHaveLength(0)
  expect(told('payment-approved').length).toBeLessThanOrEqual(1)

  const events = (await queries.events(1, 1000)).filter((event) => event.correlationId === id)
  expect(events.filter(({ type }) => type === 'PaymentCancelled')).toMatchObject([{ refunded }])
  expect((await queries.tasks({ limit: 10 })).items).toEqual([])
}

/** Runs the pipeline on that world, and calls the functions of `moments` at its calls and records. */
function run({ store, cardCompany }: World, moments: Moments, marks: Marks) {
  const { beforeApprove, afterApprove, beforeVoid, afterVoid, beforeRecord } = moments
  const hooked: PaymentGateway = {
    ...cardCompany,
    async approve(request, signal) {
      await beforeApprove?.()
      const answer = await cardCompany.approve(request, signal)
      await afterApprove?.()
      return answer
    },
    async void(request, signal) {
      await beforeVoid?.()
      const answer = await cardCompany.void(request, signal)
      marks.set('void')
      await afterVoid?.()
      return answer
    },
    async refund(request, signal) {
      await moments.beforeRefund?.()
      const answer = await cardCompany.refund(request, signal)
      marks.set('refund')
      await moments.afterRefund?.()
      return answer
    },
  }
  const watched: Store = {
    ...store,
    async commit(operation, command, meta) {
      await beforeRecord?.(operation.name)
      const outcome = await store.commit(operation, command, meta)
      marks.set(operation.name)
      return outcome
    },
  }
  return runPipeline(watched, hooked)
}

/** Marks for what has happened, so that a scenario can wait for them. */
function marksOf() {
  const marks = new Map<string, PromiseWithResolvers<void>>()
  const markOf = (what: string) => {
    const mark = marks.get(what) ?? Promise.withResolvers<void>()
    marks.set(what, mark)
    return mark
  }
  return {
    set: (what: string): void => markOf(what).resolve(),
    after: (what: string): Promise<void> => markOf(what).promise,
  }
}
type Marks = ReturnType<typeof marksOf>

function handsOn(store: Store, { after }: Marks, cancelNow: () => Promise<void>): Hands {
  let cancelled: Promise<void> | undefined
  let lost = false
  return {
    cancel() {
      cancelled ??= cancelNow()
      return cancelled
    },
    after,
    refunded: () => settled(store, ['cancel-payment']),
    loseOnce() {
      if (lost) return
      lost = true
      throw new GatewayUnavailable('The answer is lost.')
    },
  }
}
