import type { WorkerEnd } from '@outerpark/core/names'
import { startFaultWords } from '@outerpark/core/words'
import type { DaemonStatus } from '../daemon/status.ts'
import { clockTime } from '../text/time.ts'
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
  if (rows.length > 0) blocks.push(details(rows, paint, room))
  if (restart?.why) blocks.push(paint.bad(restartText(restart.outcome, restart.why)))
  return blocks
}

function restartText(outcome: string, why: WorkerEnd): string {
  const left = outcome === 'refused' ? words().office.leftAsItWas : words().office.takenBack
  return `${clockTime(why.at)}  ${reasonText(why)}\n${left}`
}

/** Why a worker ended, in the language of the reader. */
export function reasonText(end: WorkerEnd): string {
  const { how, what, params, detail, hint } = end
  if (how !== 'refused') return [words().office.workerEnded(end), detail].filter(Boolean).join(' ')
  const message = { kind: 'failed', code: what, params, detail: detail ?? what } as const
  return startFaultWords(language(), hint === null ? message : { ...message, hint }).detail
}
