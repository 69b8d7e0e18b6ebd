import { Problem } from './problem.ts'

/** What a stream sends: the position is its id, so `Last-Event-ID` resumes after it. */
export type Message = { readonly id: number; readonly event: string; readonly data: string }

export type Source = {
  /** what is there after a position, a bounded number at a time */
  readonly produce: (after: number) => Promise<readonly Message[]>
  /** calls back when there may be more; returns the way to stop */
  readonly subscribe: (listener: () => void) => () => void
}

/** Streams that may be open at once: in all, and for one caller. */
const MOST = 1_000
const MOST_EACH = 20

/** A comment this often keeps the connection and finds out a dead one. */
const HEARTBEAT_MS = 15_000

/** Makes server-sent event streams (WHATWG HTML, 9.2), a bounded number of them. */
export function streamMaker() {
  const open = new Map<string, number>()
  let total = 0

  const enter = (owner: string): void => {
    const mine = open.get(owner) ?? 0
    if (total >= MOST || mine >= MOST_EACH)
      throw new Problem('too-many-streams', `${mine} streams of yours are open.`, {
        headers: { 'retry-after': '5' },
      })
    total += 1
    open.set(owner, mine + 1)
  }
  const leave = (owner: string): void => {
    total -= 1
    const rest = (open.get(owner) ?? 1) - 1
    if (rest > 0) open.set(owner, rest)
    else open.delete(owner)
  }

  /** Pulled only when the client has read what came before: a slow reader holds up nobody. */
  async function* follow(owner: string, after: number, source: Source, signal: AbortSignal) {
    const bell = makeBell()
    const unsubscribe = source.subscribe(bell.ring)
    signal.addEventListener('abort', bell.ring, { once: true })
    try {
      yield 'retry: 1000\n\n'
      while (!signal.aborted) {
        const rung = bell.next(HEARTBEAT_MS)
        const messages = await source.produce(after)
        after = messages.at(-1)?.id ?? after
        if (messages.length > 0) yield messages.map(eventText).join('')
        else if ((await rung) === 'silence') yield ': still here\n\n'
      }
    } finally {
      bell.hush()
      unsubscribe()
      leave(owner)
    }
  }

  /** @param owner who it counts for  @param after the last position that the client has */
  return (owner: string, after: number, source: Source, signal: AbortSignal): Response => {
    enter(owner)
    const bytes = ReadableStream.from(follow(owner, after, source, signal)).pipeThrough(
      new TextEncoderStream(),
    )
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
    return new Response(bytes, { headers })
  }
}

export type MakeStream = ReturnType<typeof streamMaker>

const eventText = ({ id, event, data }: Message) => `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`

/** Something to wait for that may ring before anybody waits. */
function makeBell() {
  let ring: (heard: 'rung') => void = () => {}
  let timer: NodeJS.Timeout | undefined
  return {
    ring: () => ring('rung'),
    hush: () => clearTimeout(timer),
    /** The next ring from now on, or silence for so long. */
    next(silenceMs: number): Promise<'rung' | 'silence'> {
      clearTimeout(timer)
      return new Promise((resolve) => {
        ring = resolve
        timer = setTimeout(() => resolve('silence'), silenceMs)
      })
    },
  }
}

/**
 * Where a stream starts: after the last message the client got before it was cut off, or where the query says.
 * @param lastEventId the header that a reconnecting EventSource sends
 */
export function resumeAfter(lastEventId: string | undefined, after: number): number {
  if (lastEventId === undefined) return after
  if (!/^\d{1,15}$/.test(lastEventId))
    throw new Problem('validation-failed', 'Last-Event-ID must be a position.')
  return Number(lastEventId)
}
