import { signUp } from '@outerpark/core/customer'
import { asId, type CustomerId, type Refusal } from '@outerpark/core/kernel'
import type { ReservationReply } from '@outerpark/core/reservation'
import { Problem } from '../../../packages/daemon/src/http/problem.ts'
import { isAnswered } from '../../lab/answered.ts'
import { accepted } from '../../lab/outcome.ts'
import { CODE } from '../plan/make-windows.ts'
import type { ActionOf } from '../plan/plan.ts'
import { type Ask, askerIn, keyed } from './asking.ts'
import { cancelsIn } from './cancels.ts'
import { heldSeatsIn, holdersIn } from './holders.ts'
import { pricesIn } from './prices.ts'
import { askedBy, otherwiseAnswered, otherwiseBooked, seatsIn, wronglyRefused } from './wishes.ts'
import type { World } from './world.ts'

/** The customers of a story: they hold seats, book and cancel. Each of them signs up before the first request. */
export function customersIn(world: World) {
  const answered = askerIn(world)
  const customer = signUpOnce(answered)
  const seatsHeld = heldSeatsIn(world, answered, customer)
  const book = bookingIn(world, answered, customer)
  return {
    ...holdersIn(world, answered, customer),
    /** Books the seats, or those that the customer holds. */
    async book({ held, ...order }: ActionOf<'book'>): Promise<boolean> {
      const picks = held ? await seatsHeld(order) : []
      return book(picks.length > 0 ? { ...order, picks } : order)
    },

    cancel: cancelsIn(world, answered),
  }
}

/** The bookings of customers. Resolves with whether the booking was accepted. */
function bookingIn(world: World, answered: Ask, customer: ReturnType<typeof signUpOnce>) {
  const prices = pricesIn(world)
  const { known } = world
  const booked = async (order: ActionOf<'book'>): Promise<boolean> => {
    const { booking, twice } = order
    const customerId = await customer(order.customer)
    const performanceId = asId<'performance'>(
      world.performances.get(order.performance) ?? 'PF-none',
    )
    const meta = keyed(`book-${booking}`)
    const expectedAmount = await prices.looked(order, meta)
    known.asked.set(meta.causationId, { ...askedBy(order), code: order.code })
    const paymentMethod = order.card
    const command = {
      customerId,
      performanceId,
      ...seatsIn(order),
      paymentMethod,
      expectedAmount,
      presaleCode: order.code && CODES[order.code],
    }
    const ask = () =>
      answered(`booking ${booking}`, ({ store, admit, orders }) =>
        admit(
          Date.now(),
          (deferredUntil) => store.commit(orders.book, { ...command, deferredUntil }, meta),
          () => isAnswered(store, meta),
        ),
      ).catch(refusedByAdmission)
    const outcomes = await Promise.all(twice ? [ask(), ask()] : [ask()])
    const replies: ReservationReply[] = []
    let instead: readonly string[] | undefined
    for (const outcome of outcomes) {
      world.trace.add(`booking ${booking} is ${outcome.kind}`)
      if (outcome.kind === 'accepted') replies.push(outcome.reply)
      else if ('refusal' in outcome)
        world.report('refused-for-a-reason', wronglyRefused(world, order, outcome.refusal))
      instead ??= offeredInstead(outcome, order)
    }
    world.report('answered-alike', otherwiseAnswered(order, replies))
    for (const reply of replies) {
      world.report('booked-as-asked', otherwiseBooked(order, reply))
      const { id, amount, lines } = reply
      known.promised.booked.set(id, { performanceId, customerId, amount: amount.amount, lines })
    }
    if (instead) return booked({ ...order, booking: booking + INSTEAD, picks: instead })
    return replies.length > 0
  }
  return booked
}

const CODES = { right: CODE, wrong: 'OTHER' } as const

/** Added to the number of a booking if other seats were offered instead of the chosen ones, and are booked. */
const INSTEAD = 500

/** The seats that are offered instead of the chosen ones, for the first time. */
function offeredInstead(
  outcome: { readonly kind: 'accepted' | 'refused'; readonly refusal?: Refusal },
  { booking }: ActionOf<'book'>,
): readonly string[] | undefined {
  const { refusal } = outcome
  if (refusal?.code !== 'leaves-single-seat' || booking >= INSTEAD) return undefined
  return refusal.params.instead
}

/** Signs a customer up at their first request. @returns the id for a customer's number in the story */
function signUpOnce(answered: Ask): (number: number) => Promise<CustomerId> {
  const customers = new Map<number, Promise<CustomerId>>()
  const signedUp = async (number: number): Promise<CustomerId> => {
    const name = `customer ${number}`
    const command = {
      name,
      email: `${number}@example.com`,
      language: number % 2 ? ('ko' as const) : ('en' as const),
      mail: number % 3 !== 0,
      tokenId: asId<'token'>(name),
      tokenHash: name,
    }
    const outcome = await answered(name, ({ store }) =>
      store.commit(signUp, command, keyed(`sign-up-${number}`)),
    )
    return accepted(outcome).customerId
  }
  return (number) => {
    const id = customers.get(number) ?? signedUp(number)
    customers.set(number, id)
    return id
  }
}

/** Whether the error is a 503 with Retry-After. Then nothing was booked, and this customer does not try again. */
function refusedByAdmission(error: unknown) {
  if (error instanceof Problem && error.code === 'payment-overloaded')
    return { kind: 'refused' } as const
  throw error
}
