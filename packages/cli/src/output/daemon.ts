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
  return status.tasks ? `${head}\n\n${tasksTable(status.tasks, paint)}` : head
}

export function stoppedText({ stopped, pid }: Stopped): string {
  return stopped ? `The daemon (process ${pid}) has ended.` : 'The daemon is not running.'
}

function lag({ position, myPagePosition }: DaemonStatus): string | undefined {
  if (position === undefined || myPagePosition === undefined) return undefined
  const behind = position - myPagePosition
  return behind > 0 ? `${behind} events behind` : 'up to date'
}

function tasksTable(tasks: NonNullable<DaemonStatus['tasks']>, paint: Paint): string {
  return table(
    [{ title: 'TASKS' }, { title: 'WAITING', align: 'right' }, { title: 'DEAD', align: 'right' }],
    Object.entries(tasks).map(([kind, { waiting, dead }]) => [
      kind,
      String(waiting),
      { text: String(dead), paint: dead > 0 ? paint.bad : paint.quiet },
    ]),
    paint,
  )
}
