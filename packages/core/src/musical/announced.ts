import type { Announcement } from '../kernel/index.ts'
import type {
  MessageSent,
  PerformanceMoved,
  PerformanceRecast,
  PerformanceRenamed,
} from './events.ts'

/** The events that everybody hears of who has booked the performance. */
export type Announced = PerformanceMoved | PerformanceRecast | PerformanceRenamed | MessageSent

/** What customers are told of the event. Undefined if that is nothing: a cast that is said for the first time is no change. */
export function announcementOf(event: Announced): Announcement | undefined {
  const because =
    'reason' in event && event.reason !== undefined ? { reason: event.reason } : undefined
  switch (event.type) {
    case 'PerformanceMoved': {
      const { was, startsAt, until } = event
      return { kind: 'moved', was, startsAt, until, ...because }
    }
    case 'PerformanceRecast': {
      const { cast, was, until } = event
      if (was.length === 0 && until === undefined) return undefined
      return { kind: 'recast', cast, ...(until !== undefined && { until }), ...because }
    }
    case 'PerformanceRenamed':
      return { kind: 'renamed', was: event.was, title: event.title, ...because }
    case 'MessageSent':
      return { kind: 'message', subject: event.subject, text: event.text }
  }
}
