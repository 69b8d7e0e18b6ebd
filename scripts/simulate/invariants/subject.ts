import type { ReservationRow } from '@outerpark/core/engine'
import type { Charge } from '../../../packages/daemon/src/sandbox/book.ts'
import type { TaskState } from '../../../packages/daemon/src/store/memory/state.ts'
import { type History, type Known, keyOf, reservationOfKey } from './known.ts'

/** A reservation, and everything that both sides know of it. A part that nobody knows is undefined. */
export type Subject = {
  readonly id: string
  /** the box office's row */
  readonly row: ReservationRow | undefined
  /** the card company's line */
  readonly charge: Charge | undefined
  /** its events in the log, with its MyPage */
  readonly history: History | undefined
  /** the box office's tasks about it */
  readonly tasks: readonly TaskState[]
}

export function subjectOf(known: Known, id: string): Subject {
  const { state, company, histories } = known
  const tasks: TaskState[] = []
  for (const task of state.tasks.values()) if (task.order.reservationId === id) tasks.push(task)
  return {
    id,
    row: state.office.reservations.get(id),
    charge: company.book().get(keyOf(id)),
    history: histories.get(id),
    tasks,
  }
}

/** The ids of all reservations of which anybody knows something, or about which something was promised. */
export function allSubjects({ state, company, histories, promised }: Known): ReadonlySet<string> {
  const ids = new Set([...histories.keys(), ...promised.booked.keys(), ...promised.cancelled])
  for (const { reservationId } of state.office.reservations.values()) ids.add(reservationId)
  for (const { order } of state.tasks.values()) ids.add(order.reservationId)
  for (const key of company.book().keys()) ids.add(reservationOfKey(key))
  return ids
}
