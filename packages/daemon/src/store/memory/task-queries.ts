import { type ReservationRow, taskId, taskNumber } from '@outerpark/core/engine'
import { hasBegun } from '@outerpark/core/kernel'
import { perTaskKind, type TaskOrder } from '@outerpark/core/policies'
import type { Queries, TaskRow } from '@outerpark/core/ports'
import { newestPage, pageOf } from './lists.ts'
import type { State, TaskState } from './state.ts'

type TaskQueries = Pick<
  Queries,
  'tasks' | 'task' | 'earlierTask' | 'deadLetter' | 'taskCounts' | 'oldestWaiting'
>
type UnpaidQueries = Pick<
  Queries,
  'unpaidDeadLetters' | 'unpaidAtStart' | 'unpaidSince' | 'requestedPayments'
>

/** Queries for tasks and dead letters. They scan all tasks. */
export function taskQueries({ tasks }: State, now: () => number): TaskQueries {
  const showTask = (task: TaskState): TaskRow => ({
    id: taskId(task.row),
    kind: task.order.kind,
    state: task.dead ? 'dead' : task.lease !== null && task.dueAt > now() ? 'leased' : 'ready',
    reservationId: task.order.reservationId,
    attempts: task.attempts,
    dueAt: new Date(task.dueAt).toISOString(),
    queuedAt: new Date(task.queuedAt).toISOString(),
    lastError: task.lastError,
  })

  return {
    async tasks(request) {
      const rows = [...tasks.values()].filter(({ dead }) => !request.dead || dead)
      return newestPage(rows, request, showTask)
    },
    async earlierTask({ id, order: { kind, reservationId } }) {
      const before = [...tasks.values()].find(
        ({ row, order, dead }) =>
          row < taskNumber(id) &&
          order.kind === kind &&
          order.reservationId === reservationId &&
          !dead,
      )
      if (!before) return undefined
      const { order, dueAt, lease } = before
      return { order, dueAt: lease !== null && dueAt > now() ? undefined : dueAt }
    },
    async task(id) {
      const task = tasks.get(taskNumber(id))
      return task && showTask(task)
    },
    async deadLetter(id) {
      const task = tasks.get(taskNumber(id))
      return task?.dead ? showTask(task) : undefined
    },
    async taskCounts() {
      const counts = perTaskKind(() => ({ waiting: 0, dead: 0 }))
      for (const { order, dead } of tasks.values())
        counts[order.kind][dead ? 'dead' : 'waiting'] += 1
      return counts
    },
    async oldestWaiting() {
      const oldest = perTaskKind((): number | undefined => undefined)
      for (const { order, dead, queuedAt } of tasks.values())
        if (!dead) oldest[order.kind] ??= queuedAt
      return oldest
    },
  }
}

/**
 * Queries for unpaid bookings: those without a first answer from the gateway, those whose approval was given up, and
 * those whose performance has begun. They scan all tasks.
 */
export function unpaidQueries({ office, tasks }: State): UnpaidQueries {
  return {
    async unpaidDeadLetters({ queuedBefore, ...request }) {
      const rows = [...tasks.values()].filter(
        ({ dead, order, queuedAt }) =>
          dead &&
          order.kind === 'approve-payment' &&
          queuedAt <= queuedBefore &&
          office.reservations.get(order.reservationId)?.status === 'awaiting-payment',
      )
      return pageOf(rows, request, ({ order, queuedAt }) => ({
        reservationId: order.reservationId,
        startsAt: startOf(office, order.reservationId),
        queuedAt,
      }))
    },
    async unpaidSince({ queuedBefore, ...request }) {
      const rows = [...tasks.values()].filter(
        ({ order, queuedAt }) =>
          isApproval(order) &&
          queuedAt <= queuedBefore &&
          office.reservations.get(order.reservationId)?.status === 'awaiting-payment',
      )
      const after = rows.filter(({ row }) => row > Number(request.cursor ?? 0))
      const items = after.slice(0, request.limit).map(({ order, queuedAt }) => ({
        reservationId: order.reservationId,
        startsAt: startOf(office, order.reservationId),
        queuedAt,
      }))
      const next = after.length > request.limit ? after[request.limit - 1]?.row : undefined
      return { items, next: next === undefined ? null : String(next) }
    },
    async unpaidAtStart({ begunAt, limit, cursor }) {
      const rows = [...tasks.values()]
        .filter(({ row, order }) => row > Number(cursor ?? 0) && isApproval(order))
        .slice(0, limit)
      const items = rows
        .flatMap(({ order }) => office.reservations.get(order.reservationId) ?? [])
        .filter(({ status }) => status === 'awaiting-payment')
        .map(({ reservationId: id }) => ({ reservationId: id, startsAt: startOf(office, id) }))
        .filter((row) => hasBegun(row, begunAt))
      return { items, next: rows.length === limit ? String(rows.at(-1)?.row) : null }
    },
    async requestedPayments({ limit, cursor }) {
      // A payment leaves the list when its customer gets a notice. So the cursor is the number of a task, not a
      // count.
      const rows = [...tasks.values()]
        .filter(({ row, dead, order }) => row > Number(cursor ?? 0) && isApproval(order) && !dead)
        .slice(0, limit)
      const items = rows
        .flatMap(({ order }) => office.reservations.get(order.reservationId) ?? [])
        .filter(isRequested)
        .map(({ paymentId }) => paymentId)
      return { items, next: rows.length === limit ? String(rows.at(-1)?.row) : null }
    },
  }
}

const isApproval = ({ kind }: TaskOrder): boolean => kind === 'approve-payment'

const isRequested = ({ status, paymentStatus }: ReservationRow): boolean =>
  status === 'awaiting-payment' && paymentStatus === 'requested'

/** When the performance of a reservation begins, which may have been moved since it was booked. */
const startOf = ({ reservations, performances }: State['office'], id: string): string =>
  performances.get(reservations.get(id)?.performanceId ?? '')?.startsAt ?? ''
