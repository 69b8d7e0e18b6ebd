import { reservationIdOf } from '@outerpark/core/kernel'
import type { Facts, Needs } from '@outerpark/core/ports'
import type { Offer } from '@outerpark/core/reservation'
import type { State } from './state.ts'

/** Reads what an operation needs. */
export function factReader(state: State): (needs: Needs) => Facts {
  const readOffer = ({ performanceId, grade }: NonNullable<Needs['offer']>): Offer | undefined => {
    const performance = state.performances.get(performanceId)
    if (!performance) return undefined
    const { musicalId, title, venue, startsAt } = performance
    const named = performance.grades.filter((each) => each.grade === grade)
    const grades = (named.length > 0 ? named : performance.grades).map(
      ({ grade: name, price, available }) => ({ grade: name, price, available }),
    )
    return { performanceId, musicalId, title, venue, startsAt, grades }
  }

  return (needs) => {
    const { reservation, payment, notice, customerWithEmail } = needs
    const paid = payment && state.bookings.get(reservationIdOf(payment))
    return {
      offer: needs.offer && readOffer(needs.offer),
      reservation: reservation && state.bookings.get(reservation),
      payment: paid && {
        ...paid,
        status: paid.paymentStatus,
        reservation: paid.status,
      },
      noticeSent: notice ? state.notices.has(`${notice.about} ${notice.channel}`) : false,
      webhookOff: needs.webhook !== undefined && state.webhooksOff.has(needs.webhook),
      customerWithEmail:
        customerWithEmail === undefined
          ? undefined
          : [...state.customers.values()].find(({ email }) => email === customerWithEmail),
      musical: needs.musical && state.musicals.get(needs.musical),
    }
  }
}
