import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Language } from '@outerpark/core/names'
import { createParser } from 'eventsource-parser'
import { words } from '../words/words.ts'
import { streamMayReturn } from './passing.ts'
import { failureOf } from './problem.ts'
import { LONGEST_ANSWER, type Place, tooLong, unreachable } from './request.ts'

/** One message of a stream; its id is a position in the event log. */
export type ServerEvent = { readonly id: string; readonly name: string; readonly data: string }

/** How a stream is followed. */
export type Listener = {
  /** ends the stream */
  readonly signal: AbortSignal
  /** called once, when the stream is open */
  readonly opened?: (() => void) | undefined
}

/** Opens the stream after that event, or at its beginning. */
type Open = (lastEventId: string | undefined) => Promise<{ answer: IncomingMessage; place: Place }>

/** How long a box office may be unreachable until the stream fails, in milliseconds. */
const PATIENCE_MS = 60_000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 3_000

/**
 * Follows a stream until the signal aborts, and then ends without an error.
 * After a broken connection it goes on after the last event that it has yielded.
 */
export async function* followStream(
  open: Open,
  {
    signal,
    opened,
    say,
    language,
    patienceMs = PATIENCE_MS,
  }: Listener & {
    readonly say?: ((line: string) => void) | undefined
    readonly language?: Language | undefined
    /** with 0 a connection that ends is for the caller */
    readonly patienceMs?: number | undefined
  },
): AsyncGenerator<ServerEvent> {
  let last: string | undefined
  let pause = FIRST_PAUSE_MS
  let lostAt: number | undefined
  let announce = opened
  while (!signal.aborted) {
    try {
      const { answer, place } = await open(last)
      if (lostAt !== undefined) say?.(words().lines.again)
      announce?.()
      announce = undefined
      lostAt = undefined
      pause = FIRST_PAUSE_MS
      for await (const event of eventsOf(answer, place)) {
        // The token was revoked or has ended, so there is no use in connecting again.
        if (event.name === 'problem')
          throw await failureOf(answer.statusCode ?? 0, event.data, { place, language })
        last = event.id || last
        yield event
      }
    } catch (error) {
      if (signal.aborted) return
      const away = lostAt === undefined ? 0 : Date.now() - lostAt
      if (!streamMayReturn(error) || away >= patienceMs) throw error
    }
    if (patienceMs === 0) return
    if (lostAt === undefined && !signal.aborted) say?.(words().lines.lost)
    lostAt ??= Date.now()
    await sleep(pause, undefined, { signal }).catch(() => undefined)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }
}

async function* eventsOf(answer: IncomingMessage, place: Place): AsyncGenerator<ServerEvent> {
  const ready: ServerEvent[] = []
  let isTooLong = false
  const parser = createParser({
    onEvent: ({ id = '', event: name = 'message', data }) => ready.push({ id, name, data }),
    maxBufferSize: LONGEST_ANSWER,
    onError: ({ type }) => {
      isTooLong ||= type === 'max-buffer-size-exceeded'
    },
  })
  answer.setEncoding('utf8')
  answer.socket.setKeepAlive(true, 15_000)
  try {
    for await (const chunk of answer) {
      parser.feed(String(chunk))
      if (isTooLong) throw tooLong(place)
      yield* ready.splice(0)
    }
  } catch (error) {
    throw unreachable(place, error)
  }
}
