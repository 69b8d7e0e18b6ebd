import type { MyPageStep } from '@outerpark/core/contract'
import { foldMyPage, type MyPageChange, type ReservationView } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { EventLog } from './event-log.ts'
import { positionOf, type ViewDatabase } from './view-database.ts'

/** What a batch has brought the view to. */
export type Batch = {
  /** how many events it took; fewer than the limit means that the log's end was reached */
  readonly events: number
  readonly position: number
  /** whose page changed, each once */
  readonly customers: readonly string[]
}

/**
 * Returns a function that brings the view forward by up to `limit` events, in one transaction that also moves the
 * cursor: killed at any point, it goes on where the last commit ended, and no event is taken twice or left out.
 *
 * It throws if the log has a gap, if an event makes no sense after those before it, or if somebody else writes to the
 * view; then nothing was changed.
 */
export function prepareProjection(log: EventLog, view: ViewDatabase): (limit: number) => Batch {
  const rows = prepareRows(view)
  const applyAll = view.transaction((from: number, events: readonly RecordedEvent[]) => {
    const customers = new Set<string>()
    /** the reservations of this batch, so that each is read and written once, however much happens to it */
    const open = new Map<string, { customerId: string; reservation: ReservationView }>()
    let position = from
    for (const event of events) {
      position += 1
      if (event.position !== position) throw new Error(`The event log has a gap at ${position}.`)
      const change = foldMyPage(before(event), event)
      if (!change) continue
      rows.tell(change)
      customers.add(change.customerId)
      open.set(change.reservation.id, change)
    }
    for (const { customerId, reservation } of open.values()) rows.save(customerId, reservation)
    rows.moveCursor(from, position, events.at(-1)?.id ?? null)
    return { events: events.length, position, customers: [...customers] }

    function before(event: RecordedEvent): ReservationView | undefined {
      if (!('reservationId' in event) || event.type === 'Reserved') return undefined
      return open.get(event.reservationId)?.reservation ?? rows.reservation(event.reservationId)
    }
  })
  return (limit) => {
    const from = positionOf(view)
    const events = log.after(from, limit)
    if (events.length === 0) return { events: 0, position: from, customers: [] }
    return applyAll.immediate(from, events)
  }
}

function prepareRows(view: ViewDatabase) {
  const doc = view
    .prepare<[string], string>('SELECT doc FROM reservations WHERE reservation_id = ?')
    .pluck()
  const save = view.prepare<[number, string, string, string]>(
    `INSERT INTO reservations (opened, reservation_id, customer_id, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (opened) DO UPDATE SET doc = excluded.doc`,
  )
  const entry = view.prepare<[number, string, string]>(
    'INSERT INTO entries (position, customer_id, step) VALUES (?, ?, ?)',
  )
  const notice = view.prepare<[number, string, string]>(
    'INSERT INTO notices (position, customer_id, notice) VALUES (?, ?, ?)',
  )
  const moveCursor = view.prepare<[number, string | null, number]>(
    'UPDATE cursor SET position = ?, event_id = ? WHERE position = ?',
  )
  return {
    reservation(id: string): ReservationView | undefined {
      const text = doc.get(id)
      // `save` below wrote it.
      return text === undefined ? undefined : (JSON.parse(text) as ReservationView)
    },
    save(customerId: string, reservation: ReservationView): void {
      const opened = reservation.timeline[0]?.position
      if (opened === undefined) throw new Error(`Nothing has happened to ${reservation.id}.`)
      save.run(opened, reservation.id, customerId, JSON.stringify(reservation))
    },
    tell(change: MyPageChange): void {
      const { customerId, entry: told } = change
      entry.run(told.position, customerId, JSON.stringify(stepOf(change)))
      if (change.notice) notice.run(told.position, customerId, JSON.stringify(change.notice))
    },
    moveCursor(from: number, to: number, eventId: string | null): void {
      const { changes } = moveCursor.run(to, eventId, from)
      if (changes !== 1) throw new Error(`Another projector writes to ${view.name}.`)
    },
  }
}

/** What the stream says of a change. */
function stepOf({ reservation, entry }: MyPageChange): MyPageStep {
  return {
    position: entry.position,
    reservationId: reservation.id,
    status: reservation.status,
    paymentStatus: reservation.paymentStatus,
    title: reservation.title,
    entry,
  }
}
