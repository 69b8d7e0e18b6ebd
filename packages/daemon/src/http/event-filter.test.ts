import type { RecordedEvent } from '@outerpark/core/policies'
import { expect, test } from 'vitest'
import { findEvents, positionAt } from './event-filter.ts'

const START = Date.parse('2027-01-01T00:00:00Z')

/** A log with an event a second. Every hundredth is about RV-A; the others are notices about RV-B. */
function logOf(count: number) {
  const all = Array.from({ length: count }, (_, i) => {
    const rare = (i + 1) % 100 === 0
    return {
      position: i + 1,
      at: new Date(START + i * 1000).toISOString(),
      type: rare ? 'Reserved' : 'NoticeSent',
      correlationId: rare ? 'RV-A' : 'RV-B',
    }
    // The filter looks at these fields only.
  }) as unknown as RecordedEvent[]
  return {
    events: async (from: number, limit: number) => all.slice(from - 1, from - 1 + limit),
    lastPosition: async () => count,
  }
}

const positions = ({ items }: { items: readonly RecordedEvent[] }) =>
  items.map(({ position }) => position)

test('W17: events are found by type, by reservation, or all of them', async () => {
  const log = logOf(1000)
  const byType = await findEvents(log, 150, 3, { type: 'Reserved' })
  expect([positions(byType), byType.next, byType.end]).toEqual([[200, 300, 400], 401, false])
  const byReservation = await findEvents(log, 850, 10, { reservationId: 'RV-A' })
  expect([positions(byReservation), byReservation.end]).toEqual([[900, 1000], true])
  expect((await findEvents(log, 1, 10, { type: 'Reserved', reservationId: 'RV-B' })).items).toEqual(
    [],
  )
  expect(positions(await findEvents(log, 7, 2, {}))).toEqual([7, 8])
})

test('W17: one look ends after a number of events, and says where it goes on', async () => {
  const found = await findEvents(logOf(30_000), 1, 10, { type: 'BreakerChanged' })
  expect(found).toEqual({ items: [], next: 10_001, end: false })
})

test('W17: the first event at a time is found', async () => {
  const log = logOf(1000)
  expect(await positionAt(log, START)).toBe(1)
  expect(await positionAt(log, START + 499_500)).toBe(501)
  expect(await positionAt(log, START + 500_000)).toBe(501)
  expect(await positionAt(log, START + 5_000_000)).toBe(1001)
})
