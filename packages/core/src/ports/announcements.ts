import type { PerformanceId } from '../kernel/index.ts'
import type { OpenAnnouncement } from '../reservation/index.ts'

/** The queries about what everybody hears of who has booked a performance. */
export interface AnnouncementQueries {
  /** What not everybody has heard of yet who had booked, oldest first. */
  readonly openAnnouncements: () => Promise<readonly OpenAnnouncement[]>
  /** All that was said of a performance, oldest first. */
  readonly announcements: (id: PerformanceId) => Promise<readonly OpenAnnouncement[]>
}
