import type { Store } from '@outerpark/core/ports'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manualClock } from '../testing/clock.ts'
import { countedIds } from '../testing/ids.ts'
import { actors } from '../testing/season.ts'
import { openMemoryStore } from './memory/store.ts'
import { tell } from './testing/interleaving.ts'
import {
  expectInvariants,
  expectPlausibleLog,
  expectPricesOfTheLog,
  foldAll,
} from './testing/plausible.ts'
import { type Step, stories } from './testing/stories.ts'

const newStore = () => openMemoryStore({ clock: manualClock(), newId: countedIds() })
const told = (steps: readonly Step[]) => tell(newStore(), steps)

/** The reservations whose payment was charged after it had been cancelled. That refund has no event, so MyPage cannot show it. */
async function chargedWhenCancelled({ queries }: Store): Promise<ReadonlySet<string>> {
  const over = new Set<string>()
  const charged = new Set<string>()
  for (const { type, correlationId } of await queries.events(1, 1000)) {
    if (type === 'PaymentCancelled') over.add(correlationId)
    if (type === 'PaymentApprovedLate' && over.has(correlationId)) charged.add(correlationId)
  }
  return charged
}

test('after every step of any story the seats add up, and are what the reservations hold and have bought', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const store = newStore()
      await tell(store, steps, (performanceId) => expectInvariants(store, performanceId))
    }),
    { numRuns: 150 },
  )
})

test('in any story each reservation is approved, declined, cancelled and refunded at most once, and told of once', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const { store } = await told(steps)
      await expectPlausibleLog(store)
    }),
    { numRuns: 150 },
  )
})

test('in any story MyPage, folded from the events, says what the reservations say', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const { store } = await told(steps)
      const views = await foldAll(store)
      const { items } = await store.queries.reservations({ limit: 500 })
      expect(views.size).toBe(items.length)
      const chargedAgain = await chargedWhenCancelled(store)
      for (const { id, status, paymentStatus, grade, seats, lines, amount, ...more } of items) {
        const view = views.get(id)
        expect(view).toMatchObject({
          ...{ id, status, paymentStatus, grade, seats, lines, amount },
        })
        expect(view?.kept).toEqual(more.kept)
        if (!chargedAgain.has(id)) expect(view?.refunded).toEqual(more.refunded)
        if (status === 'confirmed') expect(view?.left).toEqual(more.left)
      }
      expect(await foldAll(store)).toEqual(views)
    }),
    { numRuns: 100 },
  )
})

test('in any story a booking costs what was on sale at its place in the log, whatever the price becomes', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const { store, performanceId, outcomes } = await told(steps)
      await expectPricesOfTheLog(store, performanceId)
      for (const [i, step] of steps.entries()) {
        const outcome = outcomes[i]
        if (step.do !== 'book' || step.told === undefined || outcome === 'fault') continue
        if (outcome?.kind === 'accepted')
          expect(outcome.reply).toMatchObject({
            amount: { amount: (step.seats + step.others) * step.told },
          })
      }
    }),
    { numRuns: 150 },
  )
})

test('no story ends with seats that nobody can ever sell again', async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      const { store, performanceId } = await told(steps)
      const { items } = await store.queries.reservations({ limit: 500 })
      const people = actors(store)
      for (const { id } of items) await people.cancel(id)
      const performance = await store.queries.performance(performanceId)
      for (const each of performance?.grades ?? []) expect(each.available).toBe(each.capacity)
    }),
    { numRuns: 50 },
  )
})
