import { linesOf, type PerformanceId } from '@outerpark/core/kernel'
import type { GradeTerms } from '@outerpark/core/musical'
import { foldMyPage, type ReservationView } from '@outerpark/core/mypage'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Store } from '@outerpark/core/ports'
import { expect } from 'vitest'

// Checks that must pass for every story.

/** Throws if an invariant does not hold. */
export async function expectInvariants(
  { queries }: Store,
  performanceId: PerformanceId,
): Promise<void> {
  const performance = await queries.performance(performanceId)
  const { items } = await queries.reservations({ limit: 500 })
  for (const each of performance?.grades ?? []) {
    expect(each.available + each.held + each.sold).toBe(each.capacity)
    expect(Math.min(each.available, each.held, each.sold)).toBeGreaterThanOrEqual(0)
    const seats = (status: string) =>
      items
        .filter((item) => item.status === status)
        .flatMap(({ lines, left }) => left?.lines ?? lines)
        .filter(({ grade }) => grade === each.grade)
        .reduce((sum, line) => sum + line.seats, 0)
    expect({ held: seats('awaiting-payment'), sold: seats('confirmed') }).toEqual({
      held: each.held,
      sold: each.sold,
    })
  }
}

/** Throws if the log has an impossible order of events. */
export async function expectPlausibleLog({ queries }: Store): Promise<void> {
  const events = await queries.events(1, 1000)
  expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1))
  const count = (type: RecordedEvent['type'], by: (event: RecordedEvent) => string) => {
    const counts = new Map<string, number>()
    for (const event of events)
      if (event.type === type) counts.set(by(event), (counts.get(by(event)) ?? 0) + 1)
    return [...counts.values()]
  }
  const once = [
    'Reserved',
    'PaymentApproved',
    'PaymentDeclined',
    'PaymentDeferred',
    'ReservationCancelled',
    'ReservationExpired',
    'PaymentCancelled',
  ] as const
  for (const type of once)
    for (const times of count(type, ({ correlationId }) => correlationId)) expect(times).toBe(1)
  for (const times of count('NoticeSent', (event) => ('about' in event ? event.about : '')))
    expect(times).toBe(1)

  const { items } = await queries.tasks({ limit: 500 })
  const neverSent = events.filter((event) => 'paymentNeverSent' in event)
  for (const { position } of neverSent)
    expect(events[position]).toMatchObject({ type: 'PaymentCancelled', refunded: 0 })
  // Free seats have no payment that could be cancelled.
  const asked = events.filter(
    (event) =>
      'amount' in event &&
      event.amount > 0 &&
      !neverSent.includes(event) &&
      (event.type === 'ReservationCancelled' ||
        event.type === 'PaymentApprovedLate' ||
        (event.type === 'SeatsCancelled' && event.cancelled.some(({ refund }) => refund > 0)) ||
        event.type === 'ReservationExpired'),
  )
  expect(items.filter(({ kind }) => kind === 'cancel-payment')).toHaveLength(asked.length)
}

/** Throws unless each booking costs what was on sale at its place in the log, and what is on sale is what the log says. */
export async function expectPricesOfTheLog(
  { queries }: Store,
  performanceId: PerformanceId,
): Promise<void> {
  const onSale = new Map<string, GradeTerms>()
  for (const event of await queries.events(1, 1000)) {
    if (event.type === 'PerformanceAdded')
      for (const { grade, ...terms } of event.grades) onSale.set(grade, terms)
    if (event.type === 'GradeChanged') {
      expect(event.was).toEqual(onSale.get(event.grade))
      onSale.set(event.grade, { seats: event.seats, price: event.price })
    }
    if (event.type === 'Reserved') {
      const lines = linesOf(event)
      for (const { grade, price } of lines) expect(price).toBe(onSale.get(grade)?.price.amount)
      expect(lines.reduce((sum, { seats, price }) => sum + seats * price, 0)).toBe(event.amount)
      expect(lines.reduce((sum, { seats }) => sum + seats, 0)).toBe(event.seats)
    }
  }
  const shown = (await queries.performance(performanceId))?.grades ?? []
  expect(shown.map(({ grade, capacity: seats, price }) => [grade, { seats, price }])).toEqual([
    ...onSale,
  ])
}

/** MyPage of all customers, folded from the events. */
export async function foldAll({ queries }: Store): Promise<Map<string, ReservationView>> {
  const views = new Map<string, ReservationView>()
  for (const event of await queries.events(1, 1000)) {
    if (!('reservationId' in event)) continue
    const change = foldMyPage(views.get(event.reservationId), event)
    if (change) views.set(event.reservationId, change.reservation)
  }
  return views
}
