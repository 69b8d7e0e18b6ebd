import type { StatusResponse } from '@outerpark/core/contract'
import { ALERTS, type Alert, isBackupAfter, isDiskLow } from '@outerpark/core/names'
import type { Facts, RaisedNow } from './raised.ts'

/** What is looked at. A part that is not known now is undefined, and raises nothing. */
export type Looked = {
  readonly status: Pick<
    StatusResponse,
    'tasks' | 'payment' | 'channels' | 'failing' | 'tried' | 'storage' | 'backups'
  >
  readonly disk: { readonly free: number; readonly size: number } | undefined
  /** the longest time without a pause since the last look, in milliseconds */
  readonly stalledMs: number
  /** when the worker was replaced by this one, and why; undefined if it was not */
  readonly replaced: { readonly at: number; readonly reason: string } | undefined
  /** what was raised until now: a worker that has just begun does not know yet whether some of it is over */
  readonly before: RaisedNow
  /** if backups are made by themselves: how often (ms), and when the last one was; undefined if there is none */
  readonly backups: { readonly everyMs: number; readonly newest: number | undefined } | undefined
  /** ms since the epoch */
  readonly now: number
  /** when this daemon was started */
  readonly startedAt: number
}

/** From when on something is an alert, in milliseconds. */
export type Patience = { readonly awayMs: number; readonly stallMs: number }

/** A worker that was replaced this long ago (ms) is no news any more. */
const NEWS_MS = 10 * 60_000
/** A backup may be late by once the time between two. */
const BACKUPS_LATE = 2

/** What is raised now, with its facts. */
export function raisedBy(looked: Looked, patience: Patience): ReadonlyMap<Alert, Facts> {
  const raised = new Map<Alert, Facts>()
  for (const alert of ALERTS) {
    const facts = CONDITIONS[alert](looked, patience)
    if (facts) raised.set(alert, facts)
  }
  return raised
}

type Condition = (looked: Looked, patience: Patience) => Facts | undefined

const CONDITIONS: Readonly<Record<Alert, Condition>> = {
  'dead-letter': ({ status }) => {
    const dead = Object.values(status.tasks).reduce((sum, each) => sum + each.dead, 0)
    return dead > 0 ? { tasks: dead } : undefined
  },
  'gateway-away': ({ status, now }, { awayMs }) => {
    const { breaker, unpaid } = status.payment
    if (breaker.state === 'closed') return undefined
    const since = breaker.awaySince ?? breaker.since
    return now - Date.parse(since) >= awayMs ? { awaySince: since, unpaid } : undefined
  },
  'channel-failing': ({ status, before, now }, { awayMs }) => {
    const { channels, failing, tried = [] } = status
    const known = String(before.get('channel-failing')?.facts.channels ?? '').split(' ')
    const still = channels.filter((channel) => {
      const trouble = failing.find((each) => each.channel === channel)
      if (known.includes(channel)) return trouble !== undefined || !tried.includes(channel)
      return trouble !== undefined && now - Date.parse(trouble.since) >= awayMs
    })
    return still.length > 0 ? { channels: still.join(' ') } : undefined
  },
  'storage-trouble': ({ status }) => {
    const trouble = status.storage?.trouble
    return trouble ? { code: trouble.code, reason: trouble.reason } : undefined
  },
  'disk-low': ({ disk }) =>
    disk && isDiskLow(disk.free, disk.size) ? { freeBytes: disk.free } : undefined,
  'event-loop-stalled': ({ stalledMs }, { stallMs }) =>
    stalledMs >= stallMs ? { ms: Math.round(stalledMs) } : undefined,
  'worker-replaced': ({ replaced, before, now }) => {
    const facts = replaced
      ? { at: new Date(replaced.at).toISOString(), reason: replaced.reason }
      : before.get('worker-replaced')?.facts
    return facts && now - Date.parse(String(facts.at)) < NEWS_MS ? facts : undefined
  },
  'backup-old': ({ backups, before, now, startedAt }) => {
    if (!backups) return undefined
    // There was none before this worker began, and there is none still.
    if (backups.newest === undefined && before.has('backup-old'))
      return before.get('backup-old')?.facts
    const age = now - (backups.newest ?? startedAt)
    return age > BACKUPS_LATE * backups.everyMs ? { hours: Math.floor(age / 3_600_000) } : undefined
  },
  'backup-failed': ({ status, before }) => {
    if (!status.backups) return undefined
    const { failed, commandFailed, newest } = status.backups
    if (failed) return { step: 'backup', code: failed.code, at: failed.at }
    if (commandFailed) return { step: 'command', at: commandFailed.at }
    // The last worker may have known of a failure, which only a backup that was begun after it ends.
    const known = before.get('backup-failed')
    return known && !isBackupAfter(newest, known) ? known.facts : undefined
  },
}
