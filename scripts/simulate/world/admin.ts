import { asId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import { switchWebhookOn } from '@outerpark/core/notice'
import { WEBHOOK } from '../../lab/webhook.ts'
import { GRADES } from '../plan/grades.ts'
import type { ActionOf } from '../plan/plan.ts'
import { POLICIES } from '../plan/refunds.ts'
import { askerIn, keyed } from './asking.ts'
import { hallsIn } from './halls.ts'
import { plansIn } from './plans.ts'
import { saleTermsIn } from './sale-terms.ts'
import type { World } from './world.ts'

/** The admin of a story. */
export function adminIn(world: World) {
  const answered = askerIn(world)
  const { hallOf, gradesIn, changeHall } = hallsIn(world, answered)
  let switches = 0

  return {
    async register(sale: ActionOf<'register'>): Promise<void> {
      const { performance, seats, price, others = [], hall, beginsIn, refund } = sale
      const terms = saleTermsIn(sale, Date.now())
      const startsAt = startOf(Date.now() + beginsIn, refund?.offset)
      const first = { grade: GRADES[0], seats, price, currency: 'KRW' }
      const grades = [first, ...others].map(({ price: amount, currency, ...each }) => ({
        ...each,
        price: { amount, currency },
      }))
      const id = hall && (await hallOf(hall))
      const seating = id === undefined ? { grades } : { grades: gradesIn(id, grades), hall: id }
      const performances = [{ startsAt, ...seating, ...(terms && { terms }) }]
      const perCustomer = sale.terms?.perCustomerOfMusical
      const policy = refund && { refund: POLICIES[refund.policy] }
      const named = { title: `Musical ${performance}`, venue: 'Hall', perCustomer }
      const musicals = [{ ...policy, ...named, performances }]
      const outcome = await answered('admin', ({ store }) =>
        store.commit(registerMusicals, { musicals }, keyed(`register-${performance}`)),
      )
      if (outcome.kind === 'refused') {
        world.countFault(`performance refused: ${outcome.refusal.code}`)
        return
      }
      const registered = outcome.reply.musicals[0]?.performances[0]?.id
      if (!registered) return
      world.performances.set(performance, registered)
      if (refund) world.known.policies.set(registered, refund)
    },

    changeHall,
    ...plansIn(world, answered),

    /** Switches the webhook on again, if there is one. */
    async webhookOn(): Promise<void> {
      if (!world.plan.setup.channels.includes('webhook')) return
      switches += 1
      const request = keyed(`webhook-on-${switches}`)
      await answered('admin', ({ store }) => store.commit(switchWebhookOn, WEBHOOK, request))
    },

    /** Retries each dead letter. With `times` 2, twice at once, which must have the same effect as once. */
    async retryDead(times: number): Promise<void> {
      const dead = await answered('admin', ({ store }) =>
        store.queries.tasks({ dead: true, limit: 500 }),
      )
      for (const { id } of dead.items) {
        const revive = () => answered('admin', ({ store }) => store.revive(asId<'task'>(id)))
        await Promise.all(Array.from({ length: times }, revive))
      }
    },
  }
}

/** A start, as clocks show it that are so many minutes ahead of UTC. */
function startOf(ms: number, offset = 0): string {
  const clock = new Date(ms + offset * 60_000).toISOString().slice(0, -1)
  const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0')
  const away = Math.abs(offset)
  return offset === 0
    ? `${clock}Z`
    : `${clock}${offset < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`
}
