import { asId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import { switchWebhookOn } from '@outerpark/core/notice'
import { WEBHOOK } from '../../lab/webhook.ts'
import { GRADES } from '../plan/grades.ts'
import type { ActionOf } from '../plan/plan.ts'
import { askerIn, keyed } from './asking.ts'
import { hallsIn } from './halls.ts'
import { plansIn } from './plans.ts'
import type { World } from './world.ts'

/** The admin of a story. */
export function adminIn(world: World) {
  const answered = askerIn(world)
  const { hallOf, gradesIn, changeHall } = hallsIn(world, answered)
  let switches = 0

  return {
    async register(sale: ActionOf<'register'>): Promise<void> {
      const { performance, seats, price, others = [], hall, beginsIn } = sale
      const startsAt = new Date(Date.now() + beginsIn).toISOString()
      const first = { grade: GRADES[0], seats, price, currency: 'KRW' }
      const grades = [first, ...others].map(({ price: amount, currency, ...each }) => ({
        ...each,
        price: { amount, currency },
      }))
      const id = hall && (await hallOf(hall))
      const seating = id === undefined ? { grades } : { grades: gradesIn(id, grades), hall: id }
      const performances = [{ startsAt, ...seating }]
      const musicals = [{ title: `Musical ${performance}`, venue: 'Hall', performances }]
      const outcome = await answered('admin', ({ store }) =>
        store.commit(registerMusicals, { musicals }, keyed(`register-${performance}`)),
      )
      if (outcome.kind === 'refused') {
        world.countFault(`performance refused: ${outcome.refusal.code}`)
        return
      }
      const registered = outcome.reply.musicals[0]?.performances[0]?.id
      if (registered) world.performances.set(performance, registered)
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
