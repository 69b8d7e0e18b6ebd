import type { ChildProcess } from 'node:child_process'
import type { StartMessage, WorkerEnd } from '@outerpark/core/names'

/** How much of what a worker writes to stderr is kept, for the reason of its end (characters): more than V8 writes at most. */
const TAIL = 16_000

/** A failed start, as a worker reports it. */
export type Refused = Extract<StartMessage, { kind: 'failed' }>

/** Why a worker ended. */
export type Reason = Pick<WorkerEnd, 'how' | 'what'>
type Known = {
  readonly refused: Refused | undefined
  /** why it was killed, if it was */
  readonly killed: Reason | undefined
  /** what it wrote last */
  readonly tail: string
}

/** The end of a worker, with the best reason that is known. */
export function endAs(
  { pid }: ChildProcess,
  end: Ended,
  { refused, killed, tail }: Known,
): WorkerEnd {
  const { code, signal, error } = end
  const byItself: Reason = signal
    ? { how: 'signal', what: signal }
    : { how: 'exit', what: String(code) }
  return {
    ...{ at: new Date().toISOString(), pid: pid ?? null },
    ...(refused
      ? { how: 'refused', what: refused.code, params: refused.params }
      : (killed ?? byItself)),
    detail: refused?.detail ?? error ?? (tail || null),
    hint: refused?.hint ?? null,
  }
}

/** The end of what the process writes to stderr. All of it goes on to the stderr of this process. */
export function tailOf({ stderr }: ChildProcess): () => string {
  let tail = ''
  stderr?.setEncoding('utf8')
  stderr?.on('data', (text: string) => {
    tail = (tail + text).slice(-TAIL)
    process.stderr.write(text)
  })
  return () => tellingLine(tail)
}

/** The line that says what happened, among those of a stack: the last that names an error, or else the last one. */
function tellingLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.findLast((line) => /^(\w*Error|FATAL ERROR)\b/.test(line)) ?? lines.at(-1) ?? ''
}

/** The end of a process, as the system tells it. */
export type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly error?: string
}

/** `close` comes after `exit`, when all that it has written and sent was read. */
export function endOf(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, error: error.message }))
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}
