import {
  accept,
  type CastMember,
  hasBegun,
  type MusicalId,
  type Operation,
  type PerformanceId,
  refuse,
  refuseCancelled,
} from '../kernel/index.ts'
import type { OnSale } from './change.ts'
import { choiceEnd } from './choice.ts'
import type { AnnouncementEnded, MessageSent, PerformanceRecast } from './events.ts'
import type { Musical } from './state.ts'

type Offered = { offer: { performanceId: PerformanceId; grade: undefined } }

export type RecastPerformance = {
  readonly performanceId: PerformanceId
  readonly musicalId: MusicalId
  readonly cast: readonly CastMember[]
  /** an essential change: who had booked may get everything back until a date, as after a move */
  readonly material?: boolean | undefined
  readonly until?: string | undefined
  readonly reason?: string | undefined
}

/** What a change of the cast answers. `until` only if customers may choose. */
export type Recast = {
  readonly performanceId: PerformanceId
  readonly cast: readonly CastMember[]
  readonly until?: string
}

/** Says who plays in a performance (domain 3.9). If nobody is new, nothing changes and nobody is told. */
export const recastPerformance: Operation<
  RecastPerformance,
  Offered & { musical: MusicalId },
  {
    offer: (OnSale & { readonly cast?: readonly CastMember[] | undefined }) | undefined
    musical: Musical | undefined
  },
  PerformanceRecast,
  Recast
> = {
  name: 'recast-performance',
  needs: ({ performanceId, musicalId }) => ({
    offer: { performanceId, grade: undefined },
    musical: musicalId,
  }),
  decide({ performanceId, cast, material, until: given, reason }, { offer, musical }, { now }) {
    if (!offer || !musical) return refuse('performance-not-found', { id: performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const { musicalId, title, venue, startsAt, cast: was = [] } = offer
    if (hasBegun(offer, now))
      return refuse('performance-has-begun', { case: 'changing', title, startsAt })
    if (isSameCast(cast, was)) return accept([], { performanceId, cast })
    const end = material
      ? choiceEnd(given, { title, startsAt, timeZone: musical.timeZone }, now)
      : undefined
    if (end !== undefined && typeof end !== 'string') return end
    const until = end === undefined ? {} : { until: end }
    const recast: PerformanceRecast = {
      type: 'PerformanceRecast',
      ...{ performanceId, musicalId, title, venue, startsAt, cast, was, ...until },
      ...(reason !== undefined && { reason }),
    }
    return accept([recast], { performanceId, cast, ...until })
  },
}

export const isSameCast = (one: readonly CastMember[], other: readonly CastMember[]): boolean =>
  one.length === other.length &&
  one.every(({ role, name }, at) => other[at]?.role === role && other[at].name === name)

export type SendMessage = {
  readonly performanceId: PerformanceId
  readonly subject: string
  readonly text: string
}

/** Writes to everybody who has booked a performance, also after it. */
export const sendMessage: Operation<
  SendMessage,
  Offered,
  { offer: OnSale | undefined },
  MessageSent,
  SendMessage
> = {
  name: 'send-message',
  needs: ({ performanceId }) => ({ offer: { performanceId, grade: undefined } }),
  decide(command, { offer }) {
    if (!offer) return refuse('performance-not-found', { id: command.performanceId })
    const over = refuseCancelled(offer)
    if (over) return over
    const { performanceId, musicalId, title, venue, startsAt } = offer
    const showing = { performanceId, musicalId, title, venue, startsAt }
    const { subject, text } = command
    return accept([{ type: 'MessageSent', ...showing, subject, text }], command)
  },
}

/** Everybody has heard of an announcement, so nobody has to be looked for any more. */
export const endAnnouncement: Operation<
  { readonly performanceId: PerformanceId; readonly announces: number },
  Offered & { announcement: number },
  {
    offer: OnSale | undefined
    announcement: { readonly told: number; readonly ended: boolean } | undefined
  },
  AnnouncementEnded,
  null
> = {
  name: 'end-announcement',
  needs: ({ performanceId, announces }) => ({
    offer: { performanceId, grade: undefined },
    announcement: announces,
  }),
  decide({ performanceId, announces }, { offer, announcement }) {
    if (!offer || !announcement) return refuse('performance-not-found', { id: performanceId })
    if (announcement.ended) return accept([], null)
    const { musicalId } = offer
    const { told } = announcement
    return accept([{ type: 'AnnouncementEnded', performanceId, musicalId, announces, told }], null)
  },
}
