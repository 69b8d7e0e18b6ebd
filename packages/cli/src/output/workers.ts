import type { WorkerEnd } from '@outerpark/core/names'
import { startFaultWords } from '@outerpark/core/words'
import { leftText } from '../daemon/left.ts'
import type { DaemonStatus } from '../daemon/status.ts'
import { clockTime } from '../text/time.ts'
import { unticked } from '../text/unticked.ts'
import { language, words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details } from './table.ts'

/** The workers that ended without being told to, and a restart that was not done; nothing if all is well. */
export function workerBlocks(
  { worker }: Pick<DaemonStatus, 'worker'>,
  paint: Paint,
  room?: number,
): string[] {
  if (!worker) return []
  const { ends, restart } = worker
  const blocks: string[] = []
  const rows = ends.map((end, n): [string, string] => [
    n === 0 ? words().labels.replacedWorkers : '',
    `${clockTime(end.at)}  ${reasonText(end)}`,
  ])
  const hint = ends[0] && hintOf(ends[0])
  // While one answers, the reasons of the ends before are past.
  if (hint && worker.pid === null) rows.push(['', words().office.toDo(hint)])
  if (rows.length > 0) blocks.push(details(rows, paint, room))
  if (restart?.why)
    blocks.push(paint.bad(restartText(restart.why, leftText(restart.outcome, worker.pid === null))))
  return blocks
}

function restartText(why: WorkerEnd, left: string): string {
  return `${clockTime(why.at)}  ${reasonText(why)}\n${left}`
}

/** Why a worker ended, in the language of the reader. */
export function reasonText(end: WorkerEnd): string {
  const { how, what, params, detail, hint } = end
  if (how !== 'refused') return [words().office.workerEnded(end), detail].filter(Boolean).join(' ')
  const message = { kind: 'failed', code: what, params, detail: detail ?? what } as const
  return unticked(
    startFaultWords(language(), hint === null ? message : { ...message, hint }).detail,
  )
}

/** What to do about the end of a worker that could not start; undefined if nobody knows. */
export function hintOf({ how, what, params, detail, hint }: WorkerEnd): string | undefined {
  if (how !== 'refused' || hint === null) return undefined
  const message = { kind: 'failed', code: what, params, detail: detail ?? what, hint } as const
  const said = startFaultWords(language(), message).hint
  return said && unticked(said)
}

/** Since when it answers. With a worker that is its start: the daemon may have begun before. */
export function sinceText({ startedAt, worker }: DaemonStatus): string | undefined {
  if (!startedAt) return undefined
  const time = clockTime(startedAt)
  return worker?.pid ? words().office.workerSince(time) : time
}
