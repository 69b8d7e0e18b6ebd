import { processExists } from '../daemon/process.ts'
import type { DaemonStatus } from '../daemon/status.ts'
import { sparkline } from '../text/chart.ts'
import { failingRun } from '../text/failing.ts'
import { hasUnicode } from '../text/unicode.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { storageAdvice } from './storage.ts'
import { details } from './table.ts'

type Minute = NonNullable<DaemonStatus['minutes']>[number]

/** Room for the names of the lines and the numbers behind them. */
const BESIDE = 48
/** How many minutes are shown at least, however narrow the terminal is. */
const LEAST = 10

/** The last minutes as small charts, one column a minute: requests, bookings, backlog, breaker. */
export function minutesText(
  { minutes = [] }: Pick<DaemonStatus, 'minutes'>,
  paint: Paint,
  room = Number.POSITIVE_INFINITY,
  unicode = hasUnicode(),
): string {
  const shown = minutes.slice(-Math.max(LEAST, Math.min(minutes.length, room - BESIDE)))
  const { status } = words()
  const unpaid = shown.map((minute) => minute.unpaid ?? undefined)
  const counted = (values: readonly (number | undefined)[], say: typeof status.perMinute) =>
    `${sparkline(values, unicode)}  ${say(values.at(-1) ?? 0, Math.max(0, ...values.flatMap((value) => value ?? [])))}`
  const isClosed = shown.every(({ breaker }) => breaker === 'closed')
  return details(
    [
      [status.minutes(shown.length), ''],
      [
        status.requests,
        counted(
          shown.map((minute) => minute.requests),
          status.perMinute,
        ),
      ],
      [
        status.bookings,
        counted(
          shown.map((minute) => minute.booked),
          status.perMinute,
        ),
      ],
      [status.backlog, counted(unpaid, status.waiting)],
      [
        status.breaker,
        {
          text: `${lane(shown, unicode)}  ${breakerWords(shown)}`,
          paint: isClosed ? paint.good : paint.bad,
        },
      ],
    ],
    paint,
    room,
  )
}

const MARKS = {
  closed: { unicode: '─', plain: '-' },
  'half-open': { unicode: '▒', plain: '?' },
  open: { unicode: '█', plain: '#' },
} as const satisfies Record<Minute['breaker'], object>

const lane = (minutes: readonly Minute[], unicode: boolean): string =>
  minutes.map(({ breaker }) => MARKS[breaker][unicode ? 'unicode' : 'plain']).join('')

/** In how many of the minutes it was not closed. */
function breakerWords(minutes: readonly Minute[]): string {
  const away = minutes.filter(({ breaker }) => breaker !== 'closed').length
  const { status } = words()
  return away === 0 ? status.alwaysClosed : status.awayMinutes(away)
}

/** What to do next, if something is wrong: one line each, with the command. Empty if all is well. */
function silentAdvice(worker: number | null | undefined): string {
  const texts = words().status
  if (!worker) return texts.restart
  return processExists(worker) ? texts.workerSilent(worker) : texts.workerGone
}

export function adviceOn(status: DaemonStatus): readonly string[] {
  const { running, pid, suspended, worker, answering, stoppingSince } = status
  const { payment, tasks = {}, webhook, failing = [] } = status
  const texts = words().status
  if (!running) return status.url === null ? [texts.start] : [texts.notThere]
  if (stoppingSince !== undefined) return []
  if (suspended && pid !== null) return [texts.suspended(pid)]
  if (status.awaySince !== undefined) return [texts.away]
  if (!answering) return [silentAdvice(worker?.pid)]
  const dead = Object.values(tasks).reduce((sum, each) => sum + each.dead, 0)
  const { state, calls = 0, failures = 0 } = payment?.breaker ?? {}
  const isAway = payment !== undefined && state !== 'closed'
  // Few calls. Whether nobody answered, or with another sum than was asked for, is not in the status.
  const doFail =
    payment !== undefined &&
    !isAway &&
    (failingRun(payment) !== undefined || (calls > 0 && failures === calls))
  return [
    ...storageAdvice(status),
    ...(status.restartDue ? [words().office.unreadSettings] : []),
    ...(isAway ? [texts.paymentAway] : []),
    ...(doFail ? [texts.paymentsFail] : []),
    ...(dead > 0 ? [texts.deadLetters(dead)] : []),
    ...(webhook?.offSince != null ? [texts.webhookOff] : []),
    ...failing.map(({ channel }) => texts.channelFails(channel)),
  ]
}
