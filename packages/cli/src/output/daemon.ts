import type { DaemonStatus, Stopped } from '../commands/daemon.ts'
import type { Paint } from './paint.ts'
import { type Cell, details, table } from './table.ts'
import { clockTime } from './time.ts'

export function statusText(status: DaemonStatus, paint: Paint): string {
  const { running, answering, pid, url, home, version, mode } = status
  const state: Cell = running
    ? answering
      ? { text: 'running', paint: paint.good }
      : { text: 'running, but not answering', paint: paint.bad }
    : { text: 'not running', paint: paint.waiting }
  const known: [string, string | undefined][] = [
    ['url', url ?? undefined],
    ['process', pid?.toString()],
    ['home', home],
    ['version', version ?? undefined],
    ['mode', mode ?? undefined],
    ['since', status.startedAt ? clockTime(status.startedAt) : undefined],
    ['events', status.position?.toString()],
    ['MyPage', lag(status)],
  ]
  const rows = known.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  const head = details([['daemon', state], ...rows], paint)
  const blocks = [head]
  if (status.payment) blocks.push(paymentDetails(status.payment, paint))
  if (status.channels) blocks.push(channelDetails(status.channels, status.webhook ?? null, paint))
  if (status.tasks) blocks.push(tasksTable(status.tasks, status.workers ?? {}, paint))
  return blocks.join('\n\n')
}

export function stoppedText({ stopped, pid }: Stopped): string {
  return stopped ? `The daemon (process ${pid}) has ended.` : 'The daemon is not running.'
}

function lag({ position, myPagePosition }: DaemonStatus): string | undefined {
  if (position === undefined || myPagePosition === undefined) return undefined
  const behind = position - myPagePosition
  return behind > 0 ? `${behind} events behind` : 'up to date'
}

type Payment = NonNullable<DaemonStatus['payment']>

/** How payment is, how many bookings wait for theirs, and until when. */
function paymentDetails({ breaker, unpaid, perSecond, emptyInSeconds }: Payment, paint: Paint) {
  const { state, since, retryAt, calls, failures } = breaker
  const probe = retryAt === null ? '' : `, next try ${clockTime(retryAt)}`
  const rows: [string, Cell | string][] = [
    [
      'breaker',
      {
        text: `${state} since ${clockTime(since)}${probe}`,
        paint: state === 'closed' ? paint.good : paint.bad,
      },
    ],
    ['calls', `${calls} lately, ${failures} of them failed`],
    ['unpaid', unpaid === 0 ? 'none' : `${unpaid}; ${untilEmpty(emptyInSeconds, perSecond)}`],
  ]
  return details(rows, paint)
}

function untilEmpty(seconds: number | null, perSecond: number): string {
  if (seconds === null) return 'none gets paid just now'
  const minutes = Math.floor(seconds / 60)
  const time = minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
  return `none left in about ${time}, at ${perSecond.toFixed(1)} a second`
}

/** On which channels people are told, and what the admin has to know of the webhook. */
function channelDetails(
  channels: readonly string[],
  webhook: NonNullable<DaemonStatus['webhook']> | null,
  paint: Paint,
): string {
  const rows: [string, Cell | string][] = [['notices by', channels.join(', ')]]
  if (webhook?.offSince === null)
    rows.push(['webhook', { text: `${webhook.host}, on`, paint: paint.good }])
  else if (webhook)
    rows.push(
      [
        'webhook',
        { text: `${webhook.host}, off since ${clockTime(webhook.offSince)}`, paint: paint.bad },
      ],
      ['', 'it answered 410 Gone; to go on: outerpark webhook on'],
    )
  return details(rows, paint)
}

function tasksTable(
  tasks: NonNullable<DaemonStatus['tasks']>,
  workers: NonNullable<DaemonStatus['workers']>,
  paint: Paint,
): string {
  const right = 'right' as const
  return table(
    [
      { title: 'TASKS' },
      { title: 'WAITING', align: right },
      { title: 'DEAD', align: right },
      { title: 'AT WORK', align: right },
      { title: 'WORKERS' },
    ],
    Object.entries(tasks).map(([kind, { waiting, dead }]) => {
      const crew = workers[kind]
      return [
        kind,
        String(waiting),
        { text: String(dead), paint: dead > 0 ? paint.bad : paint.quiet },
        crew ? String(crew.active) : '',
        crew ? `${crew.limit} (${crew.min} to ${crew.max})` : '',
      ]
    }),
    paint,
  )
}
