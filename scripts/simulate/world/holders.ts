import { asId, type CustomerId, type Refusal } from '@outerpark/core/kernel'
import type { CommitMeta } from '@outerpark/core/ports'
import type { ActionOf } from '../plan/plan.ts'
import type { WhoseHold } from '../plan/wish.ts'
import { type Ask, keyed } from './asking.ts'
import { askedBy, nameOf, otherwiseAnswered, seatsIn, wronglyRefused } from './wishes.ts'
import type { World } from './world.ts'

type Customer = (number: number) => Promise<CustomerId>

/** The ids of a customer and a performance, by their numbers in the story. */
const namedIn =
  (world: World, customer: Customer) =>
  async ({ customer: number, performance }: WhoseHold) => ({
    customerId: await customer(number),
    performanceId: asId<'performance'>(world.performances.get(performance) ?? 'PF-none'),
  })

/** Customers hold seats, change them, ask for more time, and give them back. */
export function holdersIn(world: World, answered: Ask, customer: Customer) {
  let requests = 0
  const named = namedIn(world, customer)
  const nextKey = (what: string): CommitMeta => {
    requests += 1
    return keyed(`${what}-${requests}`)
  }
  const refused = (what: string, { code }: Refusal) => world.countFault(`${what} refused: ${code}`)

  return {
    async hold(wish: ActionOf<'hold'>): Promise<void> {
      const hold = await named(wish)
      const meta = keyed(`hold-${wish.hold}`)
      world.known.asked.set(meta.causationId, askedBy(wish))
      const ask = () =>
        answered(nameOf(wish), ({ store, orders, pausedUntil }) => {
          const until = pausedUntil()
          const deferredUntil = until === undefined ? until : new Date(until).toISOString()
          const command = { ...hold, ...seatsIn(wish), deferredUntil }
          return store.commit(orders.hold, command, meta)
        })
      const outcomes = await Promise.all(wish.twice ? [ask(), ask()] : [ask()])
      const replies = outcomes.flatMap((outcome) => {
        world.trace.add(`${nameOf(wish)} is ${outcome.kind}`)
        if (outcome.kind === 'accepted') return [outcome.reply]
        world.report('refused-for-a-reason', wronglyRefused(world, wish, outcome.refusal))
        return []
      })
      world.report('answered-alike', otherwiseAnswered(wish, replies))
    },

    async extendHold(whose: WhoseHold): Promise<void> {
      const hold = await named(whose)
      const meta = nextKey('extend-hold')
      const outcome = await answered(`holder ${whose.customer}`, ({ store, orders }) =>
        store.commit(orders.extendHold, hold, meta),
      )
      if (outcome.kind === 'refused') refused('extension', outcome.refusal)
    },

    async giveBack(whose: WhoseHold): Promise<void> {
      const command = { ...(await named(whose)), because: 'given-back' } as const
      const meta = nextKey('end-hold')
      const outcome = await answered(`holder ${whose.customer}`, ({ store, orders }) =>
        store.commit(orders.endHold, command, meta),
      )
      if (outcome.kind === 'refused') refused('end of a hold', outcome.refusal)
      else if (outcome.reply === 0) world.countFault('nothing to give back')
    },
  }
}

/** @returns the ids of the seats that a customer holds, as the office shows them; none if nothing is held */
export function heldSeatsIn(world: World, answered: Ask, customer: Customer) {
  const named = namedIn(world, customer)
  return async (whose: WhoseHold): Promise<readonly string[]> => {
    const hold = await named(whose)
    const outcome = await answered(`holder ${whose.customer}`, ({ store, orders }) =>
      store.commit(orders.showHold, hold, { causationId: 'RQ-show-hold' }),
    )
    if (outcome.kind === 'refused') return []
    return outcome.reply.lines.flatMap(({ places = [] }) => places)
  }
}
