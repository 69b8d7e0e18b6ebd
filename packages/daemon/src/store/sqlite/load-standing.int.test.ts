import type { CustomerId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import type { Store, StoreOperation } from '@outerpark/core/ports'
import type { Standing, Times } from '@outerpark/core/reservation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import { openSqliteStore } from './store.ts'

type Whose = { readonly customerId: CustomerId; readonly performanceId: PerformanceId }

/** Reads a customer's standing, which makes the store keep it from then on. */
const look: StoreOperation<Whose, Standing | undefined> = {
  name: 'look',
  needs: (standing) => ({ standing }),
  decide: (_, { standing }) => ({ kind: 'accepted', events: [], reply: standing }),
}

const listed = (times: Times | undefined): number[] =>
  times ? [times.at, ...listed(times.before)] : []

async function standings(store: Store, everybody: readonly Whose[]) {
  const all = []
  for (const whose of everybody) {
    const outcome = await store.commit(look, whose, { causationId: 'RQ-look' })
    const { seats, unpaid, declines, cancels } = accepted(outcome) as Standing
    all.push({ seats, unpaid, declines: listed(declines), cancels: listed(cancels) })
  }
  return all
}

const step = fc.record({
  what: fc.constantFrom(
    'book',
    'approve',
    'decline',
    'cancel',
    'expire',
    'refund',
    'look',
    'sweep',
  ),
  who: fc.nat(1),
  which: fc.nat(30),
  minutes: fc.constantFrom(0, 1, 40, 30 * 60),
  alone: fc.boolean(),
})

test('S5: what the events keep up to date is what is counted from the rows after a restart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const folder = temporaryFolder()
      const clock = manualClock()
      const parts = { clock, newId: countedIds() }
      const open = () => openSqliteStore(folder.file('outerpark.db'), parts)
      const store = open()
      const people = actors(store)
      const far = '2029-01-05T19:30+09:00'
      const { performanceId } = await people.performance([grade('VIP', 1000)], far)
      const everybody: Whose[] = []
      for (const name of ['Kim Minji', 'Lee Junho'])
        everybody.push({ customerId: await people.customer(name), performanceId })
      const booked: { id: ReservationId; whose: Whose }[] = []

      /** What is impossible is refused or throws, and changes nothing. */
      const act = async ({ what, who, which }: (typeof steps)[number]): Promise<unknown> => {
        const whose = everybody[who] as Whose // there are two
        const chosen = booked[which % Math.max(1, booked.length)]
        if (what === 'book') {
          const reply = accepted(await people.book(whose.customerId, performanceId, { seats: 2 }))
          return booked.push({ id: reply.id, whose })
        }
        if (what === 'look') return people.run(look, whose)
        if (what === 'sweep') return store.sweep()
        if (!chosen) return undefined
        const { id } = chosen
        if (what === 'cancel')
          return people.cancel(id, which % 3 === 0 ? 'admin' : chosen.whose.customerId)
        if (what === 'refund') return people.refund(id, 380_000)
        return people[what](id)
      }
      const underWay: Promise<unknown>[] = []
      for (const each of steps) {
        clock.advance(each.minutes * 60_000)
        underWay.push(act(each).catch(() => undefined))
        if (each.alone) await Promise.all(underWay.splice(0))
      }
      await Promise.all(underWay)
      const kept = await standings(store, everybody)
      await store.close()
      const again = open()
      const counted = await standings(again, everybody)
      await again.close()
      folder.remove()
      // The store that stayed open may still know times that are too old to count.
      const oldest = clock.now() - 25 * 3_600_000
      for (const each of kept) {
        each.declines = each.declines.filter((at) => at >= oldest)
        each.cancels = each.cancels.filter((at) => at >= oldest)
      }
      expect(kept).toEqual(counted)
    }),
    { numRuns: 60 },
  )
})
