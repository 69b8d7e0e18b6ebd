import { gatewayText } from '@outerpark/core/names'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Check } from './check.ts'
import { found } from './finding.ts'
import type { Patient } from './patient.ts'

/** A task that waits longer than this (seconds) is worth a look. */
const OLD_S = 3_600
/** So many events MyPage may be behind while people rush. */
const BEHIND = 10_000
/** A write-ahead log of this size (bytes) is not emptied any more. */
const LARGE_WAL = 256 * 1024 * 1024

/** Whether bookings can be written. Free space alone does not say it: a quota or a mode may be the reason. */
export const storage: Check = ({ status }) => {
  const trouble = status?.storage?.trouble
  if (trouble === undefined) return []
  if (trouble === null) return [found('storage', 'ok', 'storageFine')]
  const { what, todo } = words().storage
  const { code, since, reason } = trouble
  const at = clockTime(since)
  return [
    found(
      'storage',
      'bad',
      'storageTrouble',
      words().storage.since(what[code], at, reason),
      todo[code],
    ),
  ]
}

export const gateway: Check = ({ status }) => {
  if (!status) return []
  const { breaker, unpaid } = status.payment
  const name = gatewayText(status.gateway)
  const todo =
    status.gateway.name === 'sandbox'
      ? 'outerpark sandbox show; outerpark sandbox reset'
      : 'outerpark daemon logs -n 50'
  if (breaker.state !== 'closed') {
    const since = clockTime(breaker.awaySince ?? breaker.since)
    return [found('gateway', 'bad', 'gatewayAway', name, since, unpaid, todo)]
  }
  return breaker.calls > 0 && breaker.calls === breaker.failures
    ? [found('gateway', 'warning', 'gatewayFails', name, breaker.calls, todo)]
    : [found('gateway', 'ok', 'gatewayFine', name)]
}

export const mail: Check = ({ status }) => {
  if (!status) return []
  return (
    failing(status, 'mail') ?? [
      status.channels.includes('mail')
        ? found('mail', 'ok', status.tried?.includes('mail') === false ? 'mailUntried' : 'mailFine')
        : found('mail', 'ok', 'mailNone'),
    ]
  )
}

export const webhook: Check = ({ status }) => {
  if (!status) return []
  const { webhook: hook } = status
  if (!hook) return [found('webhook', 'ok', 'webhookNone')]
  if (hook.offSince !== null)
    return [found('webhook', 'bad', 'webhookOff', hook.host, clockTime(hook.offSince))]
  return failing(status, 'webhook') ?? [found('webhook', 'ok', 'webhookFine', hook.host)]
}

function failing({ failing }: NonNullable<Patient['status']>, name: 'mail' | 'webhook') {
  const trouble = failing.find(({ channel }) => channel === name)
  return trouble && [found(name, 'bad', 'channelFails', clockTime(trouble.since), trouble.reason)]
}

export const work: Check = ({ status, asked }) => {
  if (!status) return []
  const tasks = Object.values(status.tasks)
  const dead = tasks.reduce((sum, each) => sum + each.dead, 0)
  if (dead > 0)
    return [found('work', 'bad', 'deadLetters', dead, status.tasks['approve-payment']?.dead ?? 0)]
  const oldest = oldestIn(asked?.metrics ?? '')
  return oldest && oldest.seconds > OLD_S
    ? [found('work', 'warning', 'oldTask', codeText(oldest.kind), Math.round(oldest.seconds / 60))]
    : [
        found(
          'work',
          'ok',
          'workFine',
          tasks.reduce((sum, each) => sum + each.waiting, 0),
        ),
      ]
}

/** The oldest task that waits, from the figures for Prometheus: `outerpark_tasks_oldest_seconds{kind="send-mail"} 12`. */
function oldestIn(metrics: string) {
  const ages = [...metrics.matchAll(/^outerpark_tasks_oldest_seconds\{kind="([\w-]+)"\} (\S+)$/gm)]
  const read = ages.map(([, kind = '', seconds]) => ({ kind, seconds: Number(seconds) }))
  return read.toSorted((a, b) => b.seconds - a.seconds)[0]
}

export const myPage: Check = ({ status }) => {
  if (!status) return []
  const behind = status.position - status.myPagePosition
  return behind > BEHIND
    ? [found('mypage', 'warning', 'myPageBehind', behind)]
    : [found('mypage', 'ok', 'myPageFine')]
}

export const wal: Check = ({ homeLook }) => {
  const file = homeLook.files.find(({ name }) => name === 'outerpark.db-wal')
  if (!file) return []
  const mib = Math.round(file.bytes / 1024 / 1024)
  return file.bytes > LARGE_WAL
    ? [found('wal', 'warning', 'walLarge', mib)]
    : [found('wal', 'ok', 'walFine', mib)]
}
