import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock, Store } from '@outerpark/core/ports'
import { actorOf, type Caller, type FindCaller } from './caller.ts'
import { openStreams, strangerAt } from './open-streams.ts'
import { Problem, problemMessage } from './problem.ts'
import type { StreamReply } from './reply.ts'
import type { RouteRequest } from './route.ts'

/** One message of a stream. Its id is a position, so `Last-Event-ID` resumes after it. */
export type Message = { readonly id: number; readonly event: string; readonly data: string }

export type Source = {
  /** The next messages after a position. Their number is limited. */
  readonly produce: (after: number) => Promise<readonly Message[]>
  /** Calls the listener when there may be more messages. Returns the function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void
  /** how long the stream rests after messages (ms): what happens meanwhile comes together; 0 if left out */
  readonly pauseMs?: number
}

/** How often a comment is sent (ms). It keeps the connection open, and shows when the connection is dead. */
const HEARTBEAT_MS = 15_000

type Parts = {
  readonly findCaller: FindCaller
  readonly store: Pick<Store, 'onCommit'>
  readonly clock: Clock
  /** is told of each stream that begins and ends */
  readonly watch?: StreamWatch | undefined
}

export type StreamWatch = { readonly opened: () => void; readonly ended: () => void }

/**
 * Makes server-sent event streams (WHATWG HTML, 9.2), and refuses more than `open-streams.ts` allows. A stream whose
 * token is revoked or ends is closed at once; its last message says why.
 */
export function streamMaker({ findCaller, store, clock, watch }: Parts) {
  const streams = openStreams()

  /** Produces the next messages only after the client has read the last ones, so a slow reader delays nobody else. */
  async function* follow(
    { owner, caller, header, signal, leave }: Following,
    after: number,
    source: Source,
  ) {
    const authorization = header('authorization')
    const bell = makeBell()
    const unsubscribe = source.subscribe(bell.ring)
    const stopWatching = store.onCommit(({ people }) => {
      if (people.some((person) => person === owner)) bell.ring()
    })
    signal.addEventListener('abort', bell.ring, { once: true })
    try {
      yield 'retry: 1000\n\n'
      while (!signal.aborted) {
        const rung = bell.next(Math.min(HEARTBEAT_MS, leftOf(caller, clock.now())))
        const messages = await source.produce(after)
        const problem = await whyOver(findCaller, authorization)
        if (problem) {
          yield `event: problem\ndata: ${problemMessage(problem, header('accept-language')).body}\n\n`
          return
        }
        after = messages.at(-1)?.id ?? after
        if (messages.length > 0) {
          yield messages.map(eventText).join('')
          if (source.pauseMs) await sleep(source.pauseMs, undefined, { signal }).catch(() => {})
        } else if ((await rung) === 'silence') yield ': still here\n\n'
      }
    } finally {
      bell.hush()
      unsubscribe()
      stopWatching()
      leave()
    }
  }

  /**
   * @param after the last position that the client has
   * @throws Problem `too-many-streams`
   */
  return (request: Asking, after: number, source: Source): StreamReply => {
    const owner = ownerOf(request)
    const { closed, leave } = streams.enter(owner)
    const signal = AbortSignal.any([request.signal, closed])
    watch?.opened()
    const left = () => {
      leave()
      watch?.ended()
    }
    return { events: follow({ ...request, owner, signal, leave: left }, after, source) }
  }
}

/** What a stream uses of its request. */
type Asking = Pick<RouteRequest<unknown, unknown>, 'caller' | 'header' | 'signal' | 'address'>
type Following = Asking & { readonly owner: string; readonly leave: () => void }

/** Why the caller may not read on; undefined if they may. */
async function whyOver(
  findCaller: FindCaller,
  authorization: string | undefined,
): Promise<Problem | undefined> {
  try {
    await findCaller(authorization)
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

/** Whose streams they are: the name under which events name the caller, or the address of one without a token. */
const ownerOf = ({ caller, address }: Pick<Asking, 'caller' | 'address'>): string =>
  actorOf(caller) ?? strangerAt(address())

/** How long the token of the caller is valid, in milliseconds. */
function leftOf(caller: Caller, now: number): number {
  const endsAt = 'token' in caller ? caller.token.endsAt : null
  return endsAt === null ? Number.POSITIVE_INFINITY : Math.max(0, Date.parse(endsAt) - now)
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
 * @param lastPosition reads where the log ends
 * @throws Problem `events-lost` if the reader has events that the log does not have: a database that was put back. The
 *   reader would miss the events that take their positions
 */
export async function resumeAfter(
  lastEventId: string | undefined,
  after: number,
  lastPosition: () => Promise<number>,
): Promise<number> {
  if (lastEventId === undefined) return after
  if (!/^\d{1,15}$/.test(lastEventId))
    throw new Problem('validation-failed', { case: 'last-event-id' })
  const position = Number(lastEventId)
  const last = await lastPosition()
  if (position > last) throw new Problem('events-lost', { position, last })
  return position
}
