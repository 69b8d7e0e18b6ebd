import { printable } from '@outerpark/core/kernel'

/** A line of the log without anything that could be personal data or a secret. */
export type HarmlessLine = {
  /** pino's number: 30 info, 40 warn, 50 error, 60 fatal */
  readonly level: number
  /** ms since the epoch */
  readonly time: number
  readonly msg: string
  readonly err?: {
    readonly type?: string
    readonly code?: string
    readonly stack?: readonly string[]
  }
  readonly [field: string]: unknown
}

/** Fields with ids, codes and numbers. What is not here is left out: it may quote what somebody outside has said. */
const KEPT = [
  ...['pid', 'mode', 'version', 'gateway', 'linesLostBefore'],
  ...['request', 'code', 'status', 'method', 'route', 'ms', 'slowest', 'more', 'within'],
  ...['task', 'kind', 'reservation', 'attempt', 'next', 'event', 'charge', 'about'],
  ...['channel', 'alert', 'state', 'change', 'host', 'how', 'what'],
] as const

/** A message of ours: plain words, since no text from outside is a message. */
const MESSAGE = /^[\w .:'-]{1,80}$/
/** One word, such as an id, a code or a route; no sentence, no name with a blank in it, no address of a person. */
const WORD = /^[\w/{}.:+-]{1,80}$/

/**
 * Reads a line of the log, and leaves out of it whatever is not known to be harmless.
 * @returns undefined for a line that is not ours
 */
export function harmlessLine(line: string): HarmlessLine | undefined {
  const entry = parsed(line)
  if (!entry) return undefined
  const { level, time, msg, err } = entry
  if (typeof level !== 'number' || typeof time !== 'number') return undefined
  const kept = KEPT.flatMap((name) =>
    isHarmless(entry[name]) ? [[name, entry[name]] as const] : [],
  )
  return {
    level,
    time,
    msg: typeof msg === 'string' && MESSAGE.test(msg) ? msg : '…',
    ...Object.fromEntries(kept),
    ...reasonOf(entry.reason),
    ...(typeof err === 'object' && err !== null ? { err: harmlessError(err) } : {}),
  }
}

/** The name of the error at the beginning of a reason: `MailRefused: 550 …`. The rest may quote a mail server. */
function reasonOf(reason: unknown): { reason?: string } {
  const [, name] = /^(\w{1,60}):/.exec(typeof reason === 'string' ? reason : '') ?? []
  return name === undefined ? {} : { reason: name }
}

function isHarmless(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true
  if (typeof value === 'string') return WORD.test(value)
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => isHarmless(each))
  )
}

/** Its type, its code and where it happened. Its message may quote what somebody outside has said. */
function harmlessError(err: object): NonNullable<HarmlessLine['err']> {
  const { type, code, stack } = err as Readonly<Record<string, unknown>> // any object has these, or undefined
  const places =
    typeof stack === 'string' ? stack.split('\n').filter((each) => /^\s+at /.test(each)) : []
  return {
    ...(typeof type === 'string' && WORD.test(type) ? { type } : {}),
    ...(typeof code === 'string' && WORD.test(code) ? { code } : {}),
    ...(places.length > 0 ? { stack: places.map((each) => printable(each.trim())) } : {}),
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const entry: unknown = JSON.parse(line)
    // Any object has these fields, or undefined in their place.
    return Object(entry) === entry ? (entry as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
