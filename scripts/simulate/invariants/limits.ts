import { seatsOf } from '@outerpark/core/engine'
import { asId, type Refusal } from '@outerpark/core/kernel'
import type { Asked, Known } from './known.ts'
import { leftOfRow } from './refunds.ts'

/** Whose seats of which performance. */
type Whose = { readonly customerId: string; readonly performanceId: string }

/**
 * How many seats of the performance a customer has, and how many unpaid ones of all performances, by the reservations and by what
 * the log says of holds.
 * @param without a hold of this performance does not count
 */
function seatsAndUnpaid({ customerId, performanceId }: Whose, known: Known, without?: string) {
  let [seats, unpaid] = [0, 0]
  for (const each of known.state.office.reservations.values()) {
    if (each.customerId !== customerId) continue
    const { status } = each
    if (status === 'awaiting-payment') unpaid += each.seats
    if (
      each.performanceId === performanceId &&
      (status === 'awaiting-payment' || status === 'confirmed')
    )
      seats += leftOfRow(each.reservationId, known).reduce((sum, line) => sum + line.seats, 0)
  }
  for (const hold of known.holds.values()) {
    if (hold.customerId !== customerId || hold.performanceId === without) continue
    const held = hold.lines.reduce((sum, line) => sum + line.seats, 0)
    // As with bookings, seats that cost nothing are never unpaid.
    if (hold.lines.some(({ price }) => price > 0)) unpaid += held
    if (hold.performanceId === performanceId) seats += held
  }
  return { seats, unpaid }
}

/**
 * No customer has more seats of a performance, or more unpaid ones, than the limit, and what the commits count is what
 * reservations and holds say.
 */
export function withinLimits(whose: Whose, known: Known): string | undefined {
  const { setup, state } = known
  if (setup.customerLimit === 0) return undefined
  const { customerId, performanceId } = whose
  const { seats, unpaid } = seatsAndUnpaid(whose, known)
  const who = `${customerId} has ${seats} seats of ${performanceId}, and ${unpaid} unpaid ones`
  if (seats > setup.customerLimit || unpaid > setup.customerLimit)
    return `${who}; ${setup.customerLimit} are allowed`
  const counted = state.office.standings.get(customerId)
  if (!counted) return undefined
  const countedSeats = seatsOf(counted, asId<'performance'>(performanceId))
  return counted.unpaid === unpaid && countedSeats === seats
    ? undefined
    : `${who}; counted are ${countedSeats} and ${counted.unpaid}`
}

/** No customer has more seats of a performance than its cap, or that of its musical. A musical of a story has one performance. */
export function withinCap(whose: Whose, known: Known, cap: number): string | undefined {
  const { seats } = seatsAndUnpaid(whose, known)
  if (seats <= cap) return undefined
  return `${whose.customerId} has ${seats} seats of ${whose.performanceId}, and its cap is ${cap}`
}

/**
 * A refusal because of a limit names what the customer has beside the hold that the request would replace, and that together with what
 * was asked for goes beyond the limit.
 */
export function wronglyLimited(
  { code, params }: Refusal,
  { picks, wanted }: Pick<Asked, 'picks' | 'wanted'>,
  whose: Whose,
  known: Known,
): string | undefined {
  const { seats, unpaid } = seatsAndUnpaid(whose, known, whose.performanceId)
  const more = picks ? picks.length : wanted.reduce((sum, line) => sum + line.seats, 0)
  const wrong = `${whose.customerId} has ${seats} seats and ${unpaid} unpaid, wants ${more}, and is refused: ${code} ${JSON.stringify(params)}`
  const { customerLimit } = known.setup
  switch (code) {
    case 'seat-limit-reached': {
      const { has, most } = params
      const { perCustomer, perCustomerOfMusical } =
        known.state.office.performances.get(whose.performanceId)?.terms ?? {}
      const isLimit = [customerLimit, perCustomer, perCustomerOfMusical].includes(most)
      const isRight = has === seats && most > 0 && isLimit && seats + more > most
      return isRight ? undefined : wrong
    }
    case 'unpaid-seat-limit-reached': {
      const { unpaid: counted, most, isOutage } = params
      const limit = isOutage ? Math.ceil(customerLimit / 2) : customerLimit
      return counted === unpaid && most === limit && unpaid + more > most ? undefined : wrong
    }
    default:
      return undefined
  }
}
