import type { ReservationId, TaskId } from '../kernel/index.ts'
import type { State } from './state.ts'

/** Whether the payment of the reservation was certainly never sent: no worker has ever claimed its task. */
export const wasNeverSent = (state: State, reservationId: ReservationId): boolean =>
  state.unclaimed.get(reservationId)?.withdrawn === false

/** The reservation has ended before a worker claimed the task of its payment. So nobody has to do the task any more. */
export function withdrawPayment(
  state: State,
  { reservationId, paymentNeverSent }: { reservationId: ReservationId; paymentNeverSent?: true },
): void {
  if (!paymentNeverSent) return
  const row = state.unclaimed.get(reservationId)
  if (!row) throw new Error(`The payment of ${reservationId} may have been sent.`)
  state.unclaimed.replace(reservationId, { ...row, withdrawn: true })
}

/** The tasks that the group has withdrawn. No worker has claimed them, so they have no lease. */
export const withdrawnIn = ({ unclaimed }: Pick<State, 'unclaimed'>): TaskId[] =>
  unclaimed.touched.flatMap(({ row }) => (row?.withdrawn ? [row.task] : []))
