import { asId, type Money } from '@outerpark/core/kernel'
import type { Cancel, CancelQuote, SeatsToCancel } from '@outerpark/core/reservation'
import type { History } from '../invariants/known.ts'
import { leftOf, movesOf } from '../invariants/refunds.ts'
import type { ActionOf } from '../plan/plan.ts'
import { type Ask, keyed } from './asking.ts'
import type { World } from './world.ts'

type Cancelling = ActionOf<'cancel'>
/** What somebody was told that a cancel gives back, and when. */
type Told = { readonly quote: CancelQuote; readonly moves: number; readonly jumps: number }

/** Whoever would have to wait longer for the end of what they were told cancels at once. In milliseconds. */
const LONGEST_WAIT_MS = 4 * 60_000

/** The cancels of a story: of whole bookings and of some of their seats. */
export function cancelsIn(world: World, answered: Ask) {
  const { known } = world
  let cancels = 0

  /** What goes back, and the wait until the cancel. */
  const looked = async (step: Cancelling, command: Cancel, history: History) => {
    if (step.thinksMs === undefined && step.edgeMs === undefined) return undefined
    const name = `cancel ${step.booking}`
    const outcome = await answered(name, ({ store, orders }) =>
      store.commit(orders.quoteCancel, command, { causationId: `RQ-quote-${step.booking}` }),
    )
    if (outcome.kind === 'refused') {
      world.countFault(`quote of a cancel refused: ${outcome.refusal.code}`)
      return undefined
    }
    const told = { quote: outcome.reply, moves: movesOf(history), jumps: known.jumps() }
    const until = Date.parse(told.quote.validUntil)
    const waits = step.thinksMs ?? until - Date.now() + (step.edgeMs ?? 0)
    await world.time.sleep(waits > LONGEST_WAIT_MS ? 0 : Math.max(0, waits))
    return told
  }

  /** Cancels a booking, or some of its seats. Does nothing if the booking was never made. */
  return async function cancel(step: Cancelling): Promise<void> {
    const { booking, by } = step
    const history = [...known.histories.values()].find((each) => each.booking === booking)
    if (!history) return
    const { id } = history.view
    const who = by === 'admin' ? by : { customerId: history.reserved.customerId }
    const seats = step.some === undefined ? undefined : someOf(history, step.some)
    const command = { reservationId: asId<'reservation'>(id), by: who, seats }
    cancels += 1
    const key = `cancel-${booking}-${cancels}`
    const told = await looked(step, command, history)
    const terms = { ...termsOf(step, history, seats), expectedRefund: told?.quote.expectedRefund }
    if (told) known.expected.set(`RQ-${key}`, told.quote.expectedRefund.amount)
    const outcome = await answered(`cancel ${booking}`, ({ store, orders }) =>
      store.commit(orders.cancel, { ...command, ...terms }, keyed(key)),
    )
    world.trace.add(`the cancel of ${booking} is ${outcome.kind}`)
    if (outcome.kind === 'accepted') {
      if (outcome.reply.status === 'cancelled') known.promised.cancelled.add(id)
      return
    }
    const { code } = outcome.refusal
    if (step.some !== undefined || told) world.countFault(`cancel refused: ${code}`)
    if (code === 'reservation-not-found')
      world.report('promises-are-kept', `booking ${booking} is there, and cannot be cancelled`)
    // Staff may give back less than the policy says, and then they expect too much.
    const isOwnSum = typeof step.refund === 'number'
    if (told && !isOwnSum) world.report('quotes-are-kept', lessThanTold(world, told, history, code))
  }
}

/** While a quote is valid and nothing has happened to the booking, a cancel is not refused because less goes back. */
function lessThanTold(world: World, told: Told, history: History, code: string) {
  const { quote, moves, jumps } = told
  const isValid = Date.now() < Date.parse(quote.validUntil)
  if (!isValid || moves !== movesOf(history) || jumps !== world.known.jumps()) return undefined
  const wrong = ['quote-changed', 'past-cancel-deadline', 'not-refundable', 'seats-not-booked']
  if (!wrong.includes(code)) return undefined
  return `booking ${history.booking} was to get ${quote.refund.amount} until ${quote.validUntil}, and is refused: ${code}`
}

/** What only the admin says. */
function termsOf(
  { by, refund }: Cancelling,
  history: History,
  seats: SeatsToCancel | undefined,
): Pick<Cancel, 'refund' | 'reason'> {
  if (by !== 'admin' || refund === undefined) return {}
  const reason = 'as agreed by telephone'
  if (typeof refund === 'string') return { refund, reason }
  const { currency } = history.reserved
  const amount = Math.floor((costOf(history, seats) * refund) / 100)
  return { refund: { amount, currency } satisfies Money, reason }
}

/** What the seats cost that somebody wants to cancel. */
function costOf(history: History, seats: SeatsToCancel | undefined): number {
  return leftOf(history).reduce((sum, line) => {
    const wanted = !seats
      ? line.seats
      : 'places' in seats
        ? (line.places ?? []).filter((place) => seats.places.includes(place)).length
        : (seats.lines.find(({ grade }) => grade === line.grade)?.seats ?? 0)
    return sum + wanted * line.price
  }, 0)
}

/** Some of the seats that a booking still has: the last ones of its last grade, then those of the grade before. */
function someOf(history: History, some: number): SeatsToCancel {
  const lines = leftOf(history)
  if (lines.some(({ places }) => places))
    return { places: lines.flatMap(({ places = [] }) => places).slice(-some) }
  let open = some
  const wanted = lines.toReversed().flatMap(({ grade, seats }) => {
    const taken = Math.min(open, seats)
    open -= taken
    return taken > 0 ? [{ grade, seats: taken }] : []
  })
  return { lines: wanted }
}
