import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { widthOf } from '../text/width.ts'
import { eventText } from './event.ts'
import { noPaint } from './paint.ts'

// The envelope and the fields of a booking.
const event: EventResponse = {
  ...{ id: 'EV-1', position: 42, at: '2026-11-29T12:00:00.000Z', type: 'Reserved' },
  ...{ correlationId: 'RV-7KQ2M9XW4T', causationId: 'RQ-1', reservationId: 'RV-7KQ2M9XW4T' },
  ...{ customerId: 'CU-7KQ2M9XW4T', performanceId: 'PF-7KQ2M9XW4T', seats: 2, title: '빨래' },
  actor: 'CU-7KQ2M9XW4T',
}

test('W13: on a terminal an event is one line, which begins with what people look for', () => {
  const line = eventText(event, noPaint, 79)
  expect(line).not.toContain('\n')
  expect(widthOf(line)).toBeLessThanOrEqual(79)
  expect(line).toContain('RV-7KQ2M9XW4T  Reserved  title=빨래 seats=2')
})

test('elsewhere it has every field', () => {
  expect(eventText(event, noPaint)).toContain('performanceId=PF-7KQ2M9XW4T seats=2 title=빨래')
})
