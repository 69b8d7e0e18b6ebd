import { signUp } from '@outerpark/core/customer'
import { asId, type CustomerId } from '@outerpark/core/kernel'
import { registerMusicals } from '@outerpark/core/musical'
import { switchWebhookOn } from '@outerpark/core/notice'
import { StoreUnavailable } from '@outerpark/core/ports'
import { book, cancel } from '@outerpark/core/reservation'
import { Problem } from '../../../packages/daemon/src/http/problem.ts'
import { accepted } from '../../lab/outcome.ts'
import { WEBHOOK } from '../../lab/webhook.ts'
import type { Deed } from '../plan/plan.ts'
import type { Daemon, World } from './world.ts'

type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>

/** Customers and admins: they ask until they are answered, each request under a key of its own. */
export function people(world: World) {
  const { time, known } = world
  const customers = new Map<number, Promise<CustomerId>>()
  let [cancels, switches] = [0, 0]

  /** The answer of whatever daemon gives one first: a broken connection or a full disk is asked again. */
  const answered = async <T>(who: string, ask: (daemon: Daemon) => Promise<T>): Promise<T> => {
    for (;;) {
      const daemon = world.daemon()
      const answer = daemon && (await Promise.race([attempt(ask(daemon)), daemon.died]))
      if (answer && typeof answer === 'object') return answer.value
      await time.sleep(world.chance(who).between(50, 3_000))
    }
  }

  const keyed = (key: string) => ({
    causationId: `RQ-${key}`,
    idempotency: { scope: 'people', key, fingerprint: key },
  })

  const customer = (number: number): Promise<CustomerId> => {
    const name = `customer ${number}`
    const command = {
      name,
      email: `${number}@example.com`,
      language: number % 2 ? ('ko' as const) : ('en' as const),
      mail: number % 3 !== 0,
      tokenId: name,
      tokenHash: name,
    }
    const signedUp = async () => {
      const outcome = await answered(name, ({ store }) =>
        store.commit(signUp, command, keyed(`sign-up-${number}`)),
      )
      return accepted(outcome).customer.id
    }
    const id = customers.get(number) ?? signedUp()
    customers.set(number, id)
    return id
  }

  /** The reservation of a booking, once somebody can know of it; undefined if there will be none. */
  const reservationOf = (booking: number): string | undefined =>
    [...known.cases.values()].find((one) => one.booking === booking)?.view.id

  return {
    async register({ performance, seats, price, beginsIn }: Of<'register'>): Promise<void> {
      const startsAt = new Date(Date.now() + beginsIn).toISOString()
      const grades = [{ grade: 'VIP', seats, price: { amount: price, currency: 'KRW' } }]
      const performances = [{ startsAt, grades }]
      const musicals = [{ title: `Musical ${performance}`, venue: 'Hall', performances }]
      const outcome = await answered('admin', ({ store }) =>
        store.commit(registerMusicals, { musicals }, keyed(`register-${performance}`)),
      )
      if (outcome.kind === 'refused') return
      const id = outcome.reply.musicals[0]?.performances[0]?.id
      if (id) world.performances.set(performance, id)
    },

    /** @returns whether it was taken */
    async book(deed: Of<'book'>): Promise<boolean> {
      const customerId = await customer(deed.customer)
      const performanceId = asId<'performance'>(
        world.performances.get(deed.performance) ?? 'PF-none',
      )
      const { seats, card: paymentMethod } = deed
      const outcome = await answered(`booking ${deed.booking}`, async ({ store, admit }) => {
        const command = { customerId, performanceId, seats, paymentMethod }
        return admit(Date.now(), (deferredUntil) =>
          store.commit(book, { ...command, deferredUntil }, keyed(`book-${deed.booking}`)),
        )
      }).catch(refusedByAdmission)
      world.trace.add(`booking ${deed.booking} is ${outcome.kind}`)
      if (outcome.kind === 'refused') return false
      const { id } = outcome.reply
      known.promised.booked.set(id, { seats, performanceId, customerId })
      return true
    },

    async cancel({ booking, by }: Of<'cancel'>): Promise<void> {
      const id = reservationOf(booking)
      const one = id === undefined ? undefined : known.cases.get(id)
      if (id === undefined || !one) return
      const who = by === 'admin' ? by : { customerId: one.reserved.customerId }
      const command = { reservationId: asId<'reservation'>(id), by: who }
      cancels += 1
      const outcome = await answered(`cancel ${booking}`, ({ store }) =>
        store.commit(cancel, command, keyed(`cancel-${booking}-${cancels}`)),
      )
      world.trace.add(`the cancel of ${booking} is ${outcome.kind}`)
      if (outcome.kind === 'accepted') known.promised.cancelled.add(id)
      else if (outcome.refusal.code === 'reservation-not-found')
        world.brokenBy('promises-are-kept', `booking ${booking} is there, and cannot be cancelled`)
    },

    /** The admin wants the webhook told again, if the receiver had it switched off. */
    async webhookOn(): Promise<void> {
      if (!world.plan.setup.channels.includes('webhook')) return
      switches += 1
      const request = keyed(`webhook-on-${switches}`)
      await answered('admin', ({ store }) => store.commit(switchWebhookOn, WEBHOOK, request))
    },

    /** Retries each dead letter; a second time at once if told so, which must change nothing. */
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

export type People = ReturnType<typeof people>

/** What came of a request, unless nobody could take it. */
async function attempt<T>(answer: Promise<T>): Promise<{ value: T } | 'unavailable'> {
  try {
    return { value: await answer }
  } catch (error) {
    if (error instanceof StoreUnavailable) return 'unavailable'
    throw error
  }
}

/** 503 with Retry-After: nothing was taken, and this customer does not come again. */
function refusedByAdmission(error: unknown) {
  if (error instanceof Problem && error.code === 'payment-overloaded')
    return { kind: 'refused' } as const
  throw error
}
