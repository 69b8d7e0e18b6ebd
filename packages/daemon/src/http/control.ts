import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import {
  CONTROL_RESTART,
  CONTROL_STATE,
  CONTROL_STOP,
  type RestartOutcome,
  type RestartRequest,
} from '@outerpark/core/names'
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
        return void restart(incoming, outgoing, control.restart)
      }
      refuse(WRONG_METHOD)
    },
    leave() {
      for (const each of waiting) each.end('{"outcome":"leaving"}\n')
    },
  }
}

/** The answer stays open until the worker leaves: then it has told its clients so. */
async function restart(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  ask: NonNullable<Control['restart']>,
): Promise<void> {
  // Only the owner of the home has the key, and sends what `RestartRequest` says.
  const request = (await json(incoming)) as RestartRequest
  outgoing.writeHead(202, { 'content-type': 'application/json' })
  outgoing.flushHeaders()
  ask(request, (outcome) => outgoing.end(`${JSON.stringify(outcome)}\n`))
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
