import { openStreams } from './open-streams.ts'
import { Problem } from './problem.ts'
import type { StreamReply } from './reply.ts'

/** One message of a stream. Its id is a position, so `Last-Event-ID` resumes after it. */
export type Message = { readonly id: number; readonly event: string; readonly data: string }

export type Source = {
  /** The next messages after a position. Their number is limited. */
  readonly produce: (after: number) => Promise<readonly Message[]>
  /** Calls the listener when there may be more messages. Returns the function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void
}

/** How often a comment is sent (ms). It keeps the connection open, and shows when the connection is dead. */
const HEARTBEAT_MS = 15_000

/** Makes server-sent event streams (WHATWG HTML, 9.2), and refuses more than `open-streams.ts` allows. */
export function streamMaker() {
  const streams = openStreams()

  /** Produces the next messages only after the client has read the last ones, so a slow reader delays nobody else. */
  async function* follow(after: number, source: Source, signal: AbortSignal, leave: () => void) {
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
      leave()
    }
  }

  /**
   * @param owner whose stream it is; the admin's are those of {@link ADMIN_STREAMS}
   * @param after the last position that the client has
   * @throws Problem `too-many-streams`
   */
  return (owner: string, after: number, source: Source, signal: AbortSignal): StreamReply => {
    const { closed, leave } = streams.enter(owner)
    return { events: follow(after, source, AbortSignal.any([signal, closed]), leave) }
  }
}

export type MakeStream = ReturnType<typeof streamMaker>

const eventText = ({ id, event, data }: Message) => `id: ${id}\nevent: ${event}\ndata: ${data}\n\n`

/** A bell that code can wait for. A ring while nobody waits does nothing. */
function makeBell() {
  let ring: (heard: 'rung') => void = () => {}
  let timer: NodeJS.Timeout | undefined
  return {
    ring: () => ring('rung'),
    hush: () => clearTimeout(timer),
    /** Waits for the next ring after this call, for at most `silenceMs`. */
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
 * The position after which a stream starts. It comes from Last-Event-ID, or from the query if there is no such header.
 * @param lastEventId the header with which an EventSource reconnects
 */
export function resumeAfter(lastEventId: string | undefined, after: number): number {
  if (lastEventId === undefined) return after
  if (!/^\d{1,15}$/.test(lastEventId))
    throw new Problem('validation-failed', 'Last-Event-ID must be a position.')
  return Number(lastEventId)
}
