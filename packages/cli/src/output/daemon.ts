import { gatewayText } from '@outerpark/core/names'
import type { DaemonStatus, Stopped } from '../daemon/status.ts'
import { clockTime } from '../text/time.ts'
import type { Cell } from './cell.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

export function statusText(status: DaemonStatus, paint: Paint, room?: number): string {
  const { pid, url, home, version, mode } = status
  const known: [string, string | undefined][] = [
    ['url', url ?? undefined],
    ['process', pid?.toString()],
    // Of a box office elsewhere only the address is known.
    ['home', pid === null && url !== null ? undefined : home],
    ['version', version ?? undefined],
    ['mode', mode ?? undefined],
    ['gateway', status.gateway && gatewayText(status.gateway)],
    ['since', status.startedAt ? clockTime(status.startedAt) : undefined],
    ['events', status.position?.toString()],
    ['MyPage', lag(status)],
  ]
  const rows = known.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  const head = details([['daemon', stateCell(status, paint)], ...rows], paint, room)
  const blocks = [head]
  if (status.payment) blocks.push(paymentDetails(status.payment, status.tasks ?? {}, paint, room))
  if (status.channels) blocks.push(channelDetails(status, paint, room))
  if (status.tasks) blocks.push(tasksTable(status.tasks, status.workers ?? {}, paint, room))
  return blocks.join('\n\n')
}

function stateCell({ running, answering, stoppingSince }: DaemonStatus, paint: Paint): Cell {
  if (!running) return { text: 'not running', paint: paint.waiting }
  if (stoppingSince !== undefined)
    return { text: 'stopping, finishes what it has accepted', paint: paint.waiting }
  return answering
    ? { text: 'running', paint: paint.good }
    : { text: 'running, but not answering', paint: paint.bad }
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
type Tasks = NonNullable<DaemonStatus['tasks']>

/** The breaker, how many bookings wait for their payment, and until when. */
function paymentDetails(
  { breaker, unpaid, perSecond, emptyInSeconds }: Payment,
  tasks: Tasks,
  paint: Paint,
  room?: number,
) {
  const { state, since, awaySince, retryAt, calls, failures } = breaker
  const nextTry = retryAt === null ? '' : `, next try ${clockTime(retryAt).slice(11)}`
  // An outage begins when the breaker first opens. That it was half-open meanwhile does not end the outage.
  const begun = clockTime(awaySince ?? since)
  const rows: [string, Cell | string][] = [
    [
      'breaker',
      {
        text:
          state === 'closed'
            ? `closed since ${begun}`
            : `${state}, payment away since ${begun}${nextTry}`,
        paint: state === 'closed' ? paint.good : paint.bad,
      },
    ],
    ['unpaid', unpaidText(unpaid, tasks, untilEmpty(emptyInSeconds, perSecond))],
  ]
  // Calls are counted only while the breaker is closed. Otherwise "0 of them failed" would mislead.
  if (state === 'closed') rows.splice(1, 0, ['calls', callsCell(calls, failures, paint)])
  const given = givenUp(tasks)
  if (given !== undefined) rows.push(['given up', { text: given, paint: paint.bad }])
  return details(rows, paint, room)
}

/** How many bookings wait for their payment, with those whose payment is given up: nobody tries it, and their seats are held. */
function unpaidText(unpaid: number, tasks: Tasks, until: string): string {
  const stuck = tasks['approve-payment']?.dead ?? 0
  const rest = stuck === 0 ? '' : `${stuck} given up`
  if (unpaid === 0) return rest || 'none'
  return [`${unpaid}; ${until}`, ...(rest ? [rest] : [])].join('; ')
}

/** The breaker opens only after many calls. With few bookings it stays closed although no payment goes through. */
function callsCell(calls: number, failures: number, paint: Paint): Cell {
  return calls > 0 && failures === calls
    ? { text: `${calls} lately, all failed: payments are failing`, paint: paint.bad }
    : { text: `${calls} lately, ${failures} of them failed` }
}

/** The dead letters, which do not count as unpaid; undefined if there are none. */
function givenUp(tasks: Tasks): string | undefined {
  const dead = Object.values(tasks).reduce((sum, each) => sum + each.dead, 0)
  if (dead === 0) return undefined
  const payments = tasks['approve-payment']?.dead ?? 0
  const how =
    payments === 0
      ? ''
      : payments === 1
        ? ', 1 of them a payment'
        : `, ${payments} of them payments`
  return `${dead === 1 ? '1 task' : `${dead} tasks`}${how}: outerpark task list --dead`
}

function untilEmpty(seconds: number | null, perSecond: number): string {
  if (seconds === null) return 'no payments at the moment'
  const minutes = Math.floor(seconds / 60)
  const time = minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
  return `none left in about ${time}, at ${perSecond.toFixed(1)} a second`
}

/** The channels of notices, whether the admin's webhook is on, and which channels fail. */
function channelDetails(
  { channels = [], webhook, failing = [] }: DaemonStatus,
  paint: Paint,
  room?: number,
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
  for (const { channel, since, reason } of failing)
    rows.push(
      [channel, { text: `failing since ${clockTime(since)}`, paint: paint.bad }],
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
    room,
  )
}
