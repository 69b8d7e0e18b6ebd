import { endOfChoice } from '../kernel/index.ts'
import { type Announced, type AnnouncementEnded, announcementOf } from '../musical/index.ts'
import type { CustomerInformed } from '../reservation/index.ts'
import { change, type Recorded } from './evolve-bookings.ts'
import type { AnnouncementRow, PerformanceRow } from './rows.ts'
import type { State } from './state.ts'

// What everybody hears of who has booked a performance (domain 3.9), and what it changes of that.

/** The key of an announcement in the working set. */
export const announcementKey = (position: number): string => String(position)

/** The performance is changed at once, for all of its bookings. Their customers hear of it afterwards, in lots. */
export function announced(state: State, event: Recorded<Announced>): void {
  const { performanceId, position } = event
  const before = state.performances.get(performanceId)
  if (!before) throw new Error(`There is no performance ${performanceId}.`)
  const announcement = announcementOf(event)
  const until = announcement && endOfChoice(announcement)
  const choices = until === undefined ? undefined : [...(before.choices ?? []), { position, until }]
  const after = {
    ...before,
    ...showingAfter(event),
    ...(choices && { choices }),
  }
  if (event.type !== 'MessageSent') state.performances.replace(performanceId, after)
  if (!announcement) return
  const row = { position, performanceId, announcement, told: 0, ended: false }
  state.announcements.add(announcementKey(position), row)
}

function showingAfter(event: Announced): Partial<PerformanceRow> {
  if (event.type === 'PerformanceMoved') return { startsAt: event.startsAt }
  if (event.type === 'PerformanceRenamed') return { title: event.title }
  return event.type === 'PerformanceRecast' ? { cast: event.cast } : {}
}

/** One more customer has heard of it. */
export function customerInformed(state: State, event: Recorded<CustomerInformed>): void {
  const { announces } = event
  const row = rowOf(state, announces)
  change(state, event, { told: announces })
  state.announcements.replace(announcementKey(announces), { ...row, told: row.told + 1 })
}

export function announcementEnded(state: State, { announces }: AnnouncementEnded): void {
  const row = rowOf(state, announces)
  state.announcements.replace(announcementKey(announces), { ...row, ended: true })
}

function rowOf(state: State, position: number): AnnouncementRow {
  const row = state.announcements.get(announcementKey(position))
  if (!row) throw new Error(`Nothing was announced at position ${position}.`)
  return row
}
