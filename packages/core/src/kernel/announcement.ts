import { msOf } from './time.ts'

/** Who plays or does what in a performance. */
export type CastMember = { readonly role: string; readonly name: string }

/**
 * What everybody is told who has booked a performance (domain 3.9). `until`: so long a cancel gives everything back, RFC 3339 in the
 * hall's offset. `reason` and texts are in the words of the box office.
 */
export type Announcement =
  | {
      readonly kind: 'moved'
      /** when it would have begun, and when it begins; with the hall's offset */
      readonly was: string
      readonly startsAt: string
      readonly until: string
      readonly reason?: string
    }
  | {
      readonly kind: 'recast'
      readonly cast: readonly CastMember[]
      /** only if it is an essential change */
      readonly until?: string
      readonly reason?: string
    }
  | {
      readonly kind: 'renamed'
      readonly was: string
      readonly title: string
      readonly reason?: string
    }
  | { readonly kind: 'message'; readonly subject: string; readonly text: string }

/** Whoever had booked at a position of the log may choose until a moment (ms since the epoch): keep the seats, or get everything back. */
export type Choice = { readonly position: number; readonly until: number }

/**
 * Until when a booking may be cancelled with everything back (ms since the epoch), because its performance was moved or changed after
 * it. Of several choices the last end counts, so a later change takes nothing away. Undefined if there was no such change.
 *
 * @param opened the position at which it was booked
 */
export function choiceOf(choices: readonly Choice[], opened: number): number | undefined {
  let last: number | undefined
  for (const { position, until } of choices)
    if (position > opened && (last === undefined || until > last)) last = until
  return last
}

/** The end of the choice that an announcement gives, ms since the epoch; undefined if it gives none. */
export const endOfChoice = (announcement: Announcement): number | undefined =>
  'until' in announcement && announcement.until !== undefined ? msOf(announcement.until) : undefined
