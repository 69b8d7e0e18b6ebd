import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import {
  CONTROL_RESTART,
  CONTROL_STATE,
  CONTROL_STOP,
  type RestartOutcome,
  type RestartRequest,
} from '@outerpark/core/names'
import { z } from 'zod'
import { type BodyBudget, bodyBudget, readBody } from './body.ts'
import { localOnly } from './local-only.ts'
import { Problem, problemMessage } from './problem.ts'
import type { Message } from './reply.ts'
import { newRequestId } from './request-id.ts'
import { send } from './send.ts'
import { bearerToken, tokenHash } from './token.ts'

/** What the owner of the home can ask of its daemon, besides the routes. */
export type Control = {
  /** the secret for it, which only the state file in the home has */
  readonly key: string
  /** what the daemon says about itself */
  readonly state: () => object
  /** tells the daemon to stop */
  readonly stop: () => void
  /**
   * Tells the parent of this worker to replace it; absent without a parent.
   * @param refused is called if that does not happen
   */
  readonly restart?: (request: RestartRequest, refused: (outcome: RestartOutcome) => void) => void
}

/** The control of a daemon, as requests ask for it. */
export type ControlDesk = {
  /** Whether the request is one for the control. */
  readonly isFor: (url: string) => boolean
  readonly serve: RequestListener
  /** Answers those who wait for a restart: this worker leaves for it. */
  readonly leave: () => void
}

export function controlDesk(control: Control): ControlDesk {
  const guard = localOnly([])
  const keyHash = Buffer.from(tokenHash(control.key))
  const isKey = (given = '') => timingSafeEqual(Buffer.from(tokenHash(given)), keyHash)
  const budget = bodyBudget(MOST_BYTES)
  /** the answers to those who wait for a restart */
  const waiting = new Set<ServerResponse>()

  return {
    isFor: (url) => url === CONTROL_STATE || url === CONTROL_STOP || url === CONTROL_RESTART,
    serve(incoming, outgoing) {
      const { method, url, headers } = incoming
      const refuse = (problem: Problem) =>
        answer(outgoing, problemMessage(problem, headers['accept-language']))
      const refused = guard(headers.host, headers.origin)
      if (refused) return refuse(refused)
      if (!isKey(bearerToken(headers.authorization ?? ''))) return refuse(NO_KEY)
      if (url === CONTROL_STATE && method === 'GET')
        return answer(outgoing, jsonMessage(control.state()))
      if (url === CONTROL_STOP && method === 'POST') {
        outgoing.writeHead(202, { 'content-type': 'application/json' })
        outgoing.write(`${JSON.stringify(control.state())}\n`)
        return control.stop()
      }
      if (url === CONTROL_RESTART && method === 'POST' && control.restart) {
        waiting.add(outgoing)
        outgoing.once('close', () => waiting.delete(outgoing))
        return void restart(incoming, outgoing, budget, control.restart).catch((error) => {
          // Whoever broke off hears nothing any more.
          if (error instanceof Problem) refuse(error)
          else outgoing.destroy()
        })
      }
      refuse(WRONG_METHOD)
    },
    leave() {
      for (const each of waiting) each.end('{"outcome":"leaving"}\n')
    },
  }
}

/** The environment of a process has fewer bytes than this on every system. */
const MOST_BYTES = 4 * 1024 * 1024

const restartRequest = z.strictObject({
  id: z.string(),
  execPath: z.string(),
  entry: z.string(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
})

/**
 * Asks for a restart. The answer stays open until it is refused, or the worker leaves for it.
 * @throws Problem for a body that is no request; Node's ECONNRESET if the client disconnects in the middle
 */
async function restart(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  budget: BodyBudget,
  ask: NonNullable<Control['restart']>,
): Promise<void> {
  const request = requestIn(await readBody(incoming, MOST_BYTES, budget))
  outgoing.writeHead(202, { 'content-type': 'application/json' })
  outgoing.flushHeaders()
  ask(request, (outcome) => outgoing.end(`${JSON.stringify(outcome)}\n`))
}

/** A wrong one would end the parent, and with it the box office. @throws Problem */
function requestIn(text: string): RestartRequest {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Problem('malformed-json', { case: 'syntax', why })
  }
  const read = restartRequest.safeParse(body)
  if (!read.success) throw new Problem('validation-failed', { case: 'body', more: 0 })
  return read.data
}

const answer = (outgoing: ServerResponse, message: Message) =>
  send(outgoing, message, newRequestId(), false)

const jsonMessage = (json: object): Message => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(json),
})

const NO_KEY = new Problem('not-signed-in', { case: 'no-key' })
const WRONG_METHOD = new Problem('method-not-allowed', { case: 'control' })
