import type { EventResponse, ReservationResponse, TaskResponse } from '@outerpark/core/contract'

/** A task with the reservation that it is about, and what has happened to that. */
export type ShownTask = {
  readonly task: TaskResponse
  /** null if the task is about something else */
  readonly reservation: ReservationResponse | null
  /** oldest first */
  readonly events: readonly EventResponse[]
}
