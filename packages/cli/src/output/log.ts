import { printable } from '@outerpark/core/kernel'
import { isEnding, type WorkerEnd } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import { DONE } from '../exit-code.ts'
import { clockTime } from '../text/time.ts'
import { wrapLine, wrapText } from '../text/width.ts'
import { hang } from './fit.ts'
import { escapedJson } from './json.ts'
import { writeText } from './outlet.ts'
import { choosePaint, type Paint } from './paint.ts'
import { writeData } from './print.ts'
import { roomOf } from './room.ts'
import { reasonText } from './workers.ts'

/** pino's numbers for its levels. */
const LEVELS: Readonly<Record<number, readonly [name: string, meaning: keyof Paint]>> = {
  10: ['trace', 'quiet'],
  20: ['debug', 'quiet'],
  30: ['info', 'good'],
  40: ['warn', 'waiting'],
  50: ['error', 'bad'],
  60: ['fatal', 'bad'],
}

/** Fields that are in every line and are not shown as fields. */
const HIDDEN = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'v', 'err'])

/** Prints the lines of a log for people; with `--json`, as they were written. */
export async function printLog(
  context: Context,
  lines: AsyncIterable<string>,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<number> {
  const paint = await choosePaint(context.colour && !context.json)
  const throughJq = context.shape?.jq !== undefined && stream === process.stdout
  for await (const line of lines) {
    if (line === '') continue
    const entry = throughJq ? parse(line) : undefined
    if (entry) await writeData(context, entry, { page: false })
    else
      writeText(
        context.json ? escapedJson(line) : logLineText(line, paint, roomOf(stream)),
        context.colour,
        stream,
      )
  }
  return DONE
}

/**
 * One line of pino's JSON log for people. A line that is not JSON is shown as text. pino-pretty is not used, since it
 * does not remove C1 controls and bidi marks.
 */
export function logLineText(line: string, paint: Paint, room = Number.POSITIVE_INFINITY): string {
  const entry = parse(line)
  if (!entry) return wrapText(printable(line), room)
  const [level, meaning] = LEVELS[Number(entry.level)] ?? ['info', 'quiet']
  const end = asWorkerEnd(entry)
  const fields = Object.entries(entry)
    .filter(([name]) => !HIDDEN.has(name) && !(end && name in end))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const told = end ? `${entry.msg}: ${endText(end)}` : entry.msg
  const words = [told, ...fields].filter((word) => word !== undefined).join(' ')
  const head = [
    { text: timeOf(entry.time), paint: paint.quiet },
    { text: '  ' },
    { text: level.padEnd(5), paint: paint[meaning] },
    { text: '  ' },
  ]
  return hang(head, printable(words), room) + stackOf(entry.err, paint, room)
}

/** What the parent tells of a worker that ended, or of a restart that was not done; undefined for all other lines. */
function asWorkerEnd(entry: Readonly<Record<string, unknown>>): WorkerEnd | undefined {
  const { how, what, params, detail, hint, pid, at = '' } = entry
  if (!isEnding(how) || typeof what !== 'string') return undefined
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const known = { how, what, params, detail: text(detail), hint: text(hint) }
  return { ...known, at: String(at), pid: typeof pid === 'number' ? pid : null }
}

const endText = (end: WorkerEnd): string => [reasonText(end), end.hint].filter(Boolean).join(' ')

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const entry: unknown = JSON.parse(line)
    // Any object has these fields, or undefined in their place.
    return Object(entry) === entry ? (entry as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** pino writes ms since the epoch, or ISO 8601 if it is configured so. */
const timeOf = (time: unknown) =>
  typeof time === 'number' || typeof time === 'string' ? clockTime(time) : ''

function stackOf(error: unknown, paint: Paint, room: number): string {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return ''
  const lines = String(error.stack).split('\n')
  return lines
    .flatMap((line) => wrapLine(`    ${printable(line)}`, room))
    .map((line) => `\n${paint.quiet(line)}`)
    .join('')
}
