import { gradesOf, type ReservationRow, taskId, taskNumber } from '@outerpark/core/engine'
import { paymentIdOf, reservationIdOf } from '@outerpark/core/kernel'
import type { Performance } from '@outerpark/core/musical'
import { pausedUntil } from '@outerpark/core/payment'
import { perTaskKind, type TaskOrder } from '@outerpark/core/policies'
import type { Page, PageRequest, Queries, TaskRow } from '@outerpark/core/ports'
import { reservationReply } from '@outerpark/core/reservation'
import type { State, TaskState } from './state.ts'

/** A page of a list from new to old; the cursor is how many are older, so what comes meanwhile moves nothing. */
function newestPage<Row, T>(
  oldestFirst: readonly Row[],
  { cursor, limit }: PageRequest,
  show: (row: Row) => T,
): Page<T> {
  const to = Number(cursor ?? oldestFirst.length)
  const from = Math.max(to - limit, 0)
  const items = oldestFirst.slice(from, to).reverse().map(show)
  return { items, next: from > 0 ? String(from) : null }
}

/** A page of a list that is in order already; the cursor is how many came before. */
function pageOf<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  show: (row: Row) => T,
): Page<T> {
  const from = Number(request.cursor ?? 0)
  const to = from + request.limit
  return { items: rows.slice(from, to).map(show), next: rows.length > to ? String(to) : null }
}

/** What can be asked of the maps; the lists are those of SQLite, by scanning. */
export function queries(state: State, now: () => number): Queries {
  const { office } = state
  const performanceOf = (id: string): Performance | undefined => {
    const row = office.performances.get(id)
    if (!row) return undefined
    const grades = gradesOf(office, row).map(({ performanceId: _, ...grade }) => grade)
    return { ...row, grades }
  }
  const bookings = (owner: string | undefined, idPrefix = '') =>
    office.reservations
      .values()
      .filter(
        (row) =>
          (owner === undefined || row.customerId === owner) &&
          row.reservationId.startsWith(idPrefix),
      )
  const booking = (id: string, owner: string | undefined) => {
    const row = office.reservations.get(id)
    return row && (owner === undefined || row.customerId === owner) ? row : undefined
  }
  const showReservation = (row: ReservationRow) =>
    reservationReply(row, row.status, row.paymentStatus)
  const showPayment = (row: ReservationRow) => ({
    id: paymentIdOf(row.reservationId),
    reservationId: row.reservationId,
    customerId: row.customerId,
    status: row.paymentStatus,
    amount: { amount: row.amount, currency: row.currency },
    chargeId: row.chargeId,
    updatedAt: row.paymentUpdatedAt,
  })
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
    async musicals(request) {
      const rows = office.musicals.values()
      const wanted = rows.filter(({ id }) => id.startsWith(request.idPrefix ?? ''))
      return newestPage(wanted, request, (row) => row)
    },
    musical: async (id) => office.musicals.get(id),
    async performances(request) {
      const rows = office.performances
        .values()
        .filter(({ id }) => id.startsWith(request.idPrefix ?? ''))
        .filter(
          ({ musicalId }) => request.musicalId === undefined || musicalId === request.musicalId,
        )
        .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
      return pageOf(rows, request, ({ id }) => performanceOf(id) as Performance) // it is one of the rows
    },
    performance: async (id) => performanceOf(id),
    customer: async (id) => office.customers.get(id),
    customerByToken: async (hash) => office.customers.get(state.tokens.get(hash) ?? ''),
    reservations: async (request) =>
      newestPage(bookings(request.customerId, request.idPrefix), request, showReservation),
    async reservation(id, { customerId }) {
      const row = booking(id, customerId)
      return row && showReservation(row)
    },
    payments: async (request) =>
      newestPage(
        bookings(request.customerId, request.idPrefix?.replace(/^PY/, 'RV')),
        request,
        showPayment,
      ),
    async payment(id, { customerId }) {
      const row = booking(reservationIdOf(id), customerId)
      return row && showPayment(row)
    },
    async notices(request) {
      const rows = office.notices.values()
      const { customerId: owner } = request
      const wanted = rows.filter(
        ({ customerId, channel }) =>
          owner === undefined || (customerId === owner && channel !== 'webhook'),
      )
      return newestPage(wanted, request, (row) => row)
    },
    events: async (from, limit) => state.events.slice(Math.max(from, 1) - 1).slice(0, limit),
    lastPosition: async () => state.events.length,
    async tasks(request) {
      const rows = [...state.tasks.values()].filter(({ dead }) => !request.dead || dead)
      return newestPage(rows, request, showTask)
    },
    webhookOffSince: async (id) => office.webhooksOff.get(id),
    breaker: async () => state.breaker.at(-1),
    async pausedSince(since) {
      const [mark] = state.breaker
        .filter(({ at }) => at <= since)
        .sort((a, b) => a.at - b.at)
        .slice(-1)
      return Math.max(0, pausedUntil(state.breaker.at(-1), now()) - pausedUntil(mark, since))
    },
    async unpaidDeadLetters({ queuedBefore, ...request }) {
      const rows = [...state.tasks.values()].filter(
        ({ dead, order, queuedAt }) =>
          dead &&
          order.kind === 'approve-payment' &&
          queuedAt <= queuedBefore &&
          office.reservations.get(order.reservationId)?.status === 'awaiting-payment',
      )
      return pageOf(rows, request, ({ order, queuedAt }) => ({
        reservationId: order.reservationId,
        queuedAt,
      }))
    },
    async requestedPayments({ limit, cursor }) {
      // Those that were told drop out while the pages are turned, so the cursor is a number and not a count.
      const rows = [...state.tasks.values()]
        .filter(({ row, dead, order }) => row > Number(cursor ?? 0) && isApproval(order) && !dead)
        .slice(0, limit)
      const items = rows
        .flatMap(({ order }) => office.reservations.get(order.reservationId) ?? [])
        .filter(isRequested)
        .map(({ paymentId }) => paymentId)
      return { items, next: rows.length === limit ? String(rows.at(-1)?.row) : null }
    },
    async deadLetter(id) {
      const task = state.tasks.get(taskNumber(id))
      return task?.dead ? showTask(task) : undefined
    },
    async taskCounts() {
      const counts = perTaskKind(() => ({ waiting: 0, dead: 0 }))
      for (const { order, dead } of state.tasks.values())
        counts[order.kind][dead ? 'dead' : 'waiting'] += 1
      return counts
    },
  }
}

const isApproval = ({ kind }: TaskOrder): boolean => kind === 'approve-payment'

const isRequested = ({ status, paymentStatus }: ReservationRow): boolean =>
  status === 'awaiting-payment' && paymentStatus === 'requested'
