import { gatewayText } from '@outerpark/core/names'
import type { DaemonStatus, Stopped } from '../daemon/status.ts'
import { type FailedRun, failingRun } from '../text/failing.ts'
import { clockTime } from '../text/time.ts'
import { codeText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import { alertBlocks } from './alerts.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { adviceOn, minutesText } from './status-charts.ts'
import { storageDetails } from './storage.ts'
import { details, table } from './table.ts'
import { sinceText, workerBlocks } from './workers.ts'

export function statusText(status: DaemonStatus, paint: Paint, room?: number): string {
  const { pid, url, home, version, mode } = status
  const known: [string, string | undefined][] = [
    [words().labels.url, url ?? undefined],
    [words().labels.process, pid?.toString()],
    [words().labels.worker, status.worker?.pid?.toString()],
    // Of a box office elsewhere only the address is known.
    [words().labels.home, pid === null && url !== null ? undefined : home],
    [words().labels.version, version ?? undefined],
    [words().labels.mode, mode ?? undefined],
    [words().labels.gateway, status.gateway && gatewayText(status.gateway)],
    [words().labels.since, sinceText(status)],
    [words().labels.events, status.position?.toString()],
    [words().labels.myPage, lag(status)],
  ]
  const rows = known.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  const head = details([[words().labels.daemon, stateCell(status, paint)], ...rows], paint, room)
  const storage = storageDetails(status, paint, room)
  const blocks = storage === undefined ? [head] : [head, storage]
  blocks.push(...workerBlocks(status, paint, room))
  if (status.payment) blocks.push(paymentDetails(status.payment, status.tasks ?? {}, paint, room))
  if (status.channels) blocks.push(channelDetails(status, paint, room))
  blocks.push(...alertBlocks(status, paint, room))
  if (status.tasks) blocks.push(tasksTable(status.tasks, status.workers ?? {}, paint, room))
  if (status.minutes && status.minutes.length > 0) blocks.push(minutesText(status, paint, room))
  const advice = adviceOn(status)
  if (advice.length > 0) blocks.push(advice.map((line) => paint.strong(line)).join('\n'))
  return blocks.join('\n\n')
}

function stateCell(
  { running, suspended, answering, stoppingSince, awaySince }: DaemonStatus,
  paint: Paint,
): Cell {
  if (!running) return { text: words().office.notRunning, paint: paint.waiting }
  if (suspended) return { text: words().office.parentSuspended, paint: paint.bad }
  if (stoppingSince !== undefined) return { text: words().office.stopping, paint: paint.waiting }
  if (awaySince !== undefined)
    return { text: words().office.noWorker(clockTime(awaySince)), paint: paint.bad }
  return answering
    ? { text: words().office.running, paint: paint.good }
    : { text: words().office.notAnswering, paint: paint.bad }
}

export function stoppedText({ stopped, pid }: Stopped): string {
  return stopped ? words().office.ended(String(pid)) : words().office.notRunningNow
}

function lag({ position, myPagePosition }: DaemonStatus): string | undefined {
  if (position === undefined || myPagePosition === undefined) return undefined
  const behind = position - myPagePosition
  return behind > 0 ? words().office.behind(behind) : words().office.upToDate
}

type Payment = NonNullable<DaemonStatus['payment']>
type Tasks = NonNullable<DaemonStatus['tasks']>

/** The breaker, how many bookings wait for their payment, and until when. */
function paymentDetails(payment: Payment, tasks: Tasks, paint: Paint, room?: number) {
  const { breaker, unpaid, perSecond, emptyInSeconds } = payment
  const { state, since, awaySince, retryAt } = breaker
  const nextTry = retryAt === null ? '' : words().office.nextTry(clockTime(retryAt).slice(11))
  // An outage begins when the breaker first opens. That it was half-open meanwhile does not end the outage.
  const begun = clockTime(awaySince ?? since)
  const rows: [string, Cell | string][] = [
    [
      words().labels.breaker,
      {
        text:
          state === 'closed'
            ? words().office.closedSince(begun)
            : words().office.awaySince(codeText(state), begun, nextTry),
        paint: state === 'closed' ? paint.good : paint.bad,
      },
    ],
    [words().labels.unpaid, unpaidText(unpaid, tasks, untilEmpty(emptyInSeconds, perSecond))],
  ]
  // Calls are counted only while the breaker is closed. Otherwise "0 of them failed" would mislead.
  if (state === 'closed') rows.splice(1, 0, [words().labels.calls, callsCell(payment, paint)])
  const given = givenUp(tasks)
  if (given !== undefined) rows.push([words().labels.givenUp, { text: given, paint: paint.bad }])
  return details(rows, paint, room)
}

/** How many bookings wait for their payment, with those whose payment is given up: nobody tries it, and their seats are held. */
function unpaidText(unpaid: number, tasks: Tasks, until: string): string {
  const stuck = tasks['approve-payment']?.dead ?? 0
  const rest = stuck === 0 ? '' : words().office.givenUp(stuck)
  if (unpaid === 0) return rest || words().office.none
  return [`${unpaid}; ${until}`, ...(rest ? [rest] : [])].join('; ')
}

/** The breaker opens only after many calls. With few bookings it stays closed although no payment goes through. */
function callsCell(payment: Payment, paint: Paint): Cell {
  const { calls, failures } = payment.breaker
  const run = failingRun(payment)
  if (run) return { text: runText(run), paint: paint.bad }
  return calls > 0 && failures === calls
    ? { text: words().office.allFailed(calls), paint: paint.bad }
    : { text: words().office.someFailed(calls, failures) }
}

function runText({ calls, since, lastAt }: FailedRun): string {
  const [begun, last] = [clockTime(since), clockTime(lastAt)]
  return words().office.failedInARow(calls, begun, last.slice(11))
}

/** The dead letters, which do not count as unpaid; undefined if there are none. */
function givenUp(tasks: Tasks): string | undefined {
  const dead = Object.values(tasks).reduce((sum, each) => sum + each.dead, 0)
  if (dead === 0) return undefined
  const payments = tasks['approve-payment']?.dead ?? 0
  return words().office.deadTasks(dead, payments)
}

function untilEmpty(seconds: number | null, perSecond: number): string {
  if (seconds === null) return words().office.noPayments
  const time = words().office.time(Math.floor(seconds / 60), seconds % 60)
  return words().office.emptyIn(time, perSecond.toFixed(1))
}

/** The channels of notices, whether the admin's webhook is on, and which channels fail. */
function channelDetails(
  { channels = [], webhook, failing = [] }: DaemonStatus,
  paint: Paint,
  room?: number,
): string {
  const rows: [string, Cell | string][] = [
    [words().labels.noticesBy, channels.map((channel) => codeText(channel)).join(', ')],
  ]
  if (webhook?.offSince === null)
    rows.push([
      words().labels.webhook,
      { text: words().office.on(webhook.host), paint: paint.good },
    ])
  else if (webhook)
    rows.push(
      [
        words().labels.webhook,
        {
          text: words().office.offSince(webhook.host, clockTime(webhook.offSince)),
          paint: paint.bad,
        },
      ],
      ['', words().office.answered410],
    )
  for (const { channel, since, reason } of failing)
    rows.push(
      [
        codeText(channel),
        { text: words().office.failingSince(clockTime(since)), paint: paint.bad },
      ],
      ['', reason],
    )
  return details(rows, paint, room)
}

function tasksTable(
  tasks: Tasks,
  workers: NonNullable<DaemonStatus['workers']>,
  paint: Paint,
  room?: number,
): string {
  const right = 'right' as const
  return table(
    [
      { title: words().columns.tasks },
      { title: words().columns.waiting, align: right },
      { title: words().columns.dead, align: right },
      { title: words().columns.atWork, align: right },
      { title: words().columns.workers },
    ],
    Object.entries(tasks).map(([kind, { waiting, dead }]) => {
      const crew = workers[kind]
      return [
        codeText(kind),
        String(waiting),
        { text: String(dead), paint: dead > 0 ? paint.bad : paint.quiet },
        crew ? String(crew.active) : '',
        crew ? words().office.crew(crew.limit, crew.min, crew.max) : '',
      ]
    }),
    paint,
    room,
  )
}
