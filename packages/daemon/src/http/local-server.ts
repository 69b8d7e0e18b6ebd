import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { CONTROL_STATE, CONTROL_STOP } from '@outerpark/core/names'
import { localOnly } from './local-only.ts'
import { Problem, problemMessage } from './problem.ts'
import type { Message } from './reply.ts'
import { newRequestId } from './request-id.ts'
import { send } from './send.ts'
import { boundedServer } from './server.ts'
import { bearerToken, tokenHash } from './token.ts'

/** What the owner of the home can ask of its daemon, besides the routes. */
export type Control = {
  /** the secret for it, which only the state file in the home has */
  readonly key: string
  /** what the daemon says about itself */
  readonly state: () => object
  /** tells the daemon to stop */
  readonly stop: () => void
}

export type LocalServer = {
  /** Refuses new requests to the routes, and answers the accepted ones within `graceMs`. The control goes on. */
  readonly drain: (graceMs: number) => Promise<void>
  /** Ends the socket and its file. Connections that wait for the end of the daemon stay open until the process ends. */
  readonly close: () => void
}

/**
 * Listens on a Unix socket that only this user can connect to. The CLI of the same machine talks over it: unlike the TCP
 * port, which any program may take when the daemon has ended, the socket lies in the home.
 *
 * It answers the same routes as the port. Besides, the owner of the home asks here which process this is, and tells it
 * to stop. The answer to that ends when the process ends, so the owner knows without a look at process ids.
 *
 * @param path a file that does not exist or that a daemon has left; the home must be locked
 */
export async function listenLocally(
  app: RequestListener,
  { path, control }: { readonly path: string; readonly control: Control },
): Promise<LocalServer> {
  const guard = localOnly([])
  const keyHash = Buffer.from(tokenHash(control.key))
  const isKey = (given = '') => timingSafeEqual(Buffer.from(tokenHash(given)), keyHash)
  const active = new Set<ServerResponse>()
  let draining = false

  const serve: RequestListener = (incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    const refuse = (problem: Problem, last = false) =>
      answer(outgoing, problemMessage(problem, headers['accept-language']), last)
    if (url !== CONTROL_STATE && url !== CONTROL_STOP) {
      if (draining) return refuse(DRAINING, true)
      active.add(outgoing)
      outgoing.once('close', () => active.delete(outgoing))
      return void app(incoming, outgoing)
    }
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
    refuse(WRONG_METHOD)
  }

  const server = boundedServer(serve)
  const isFile = process.platform !== 'win32'
  if (isFile) rmSync(path, { force: true })
  server.listen({ path, backlog: 4096 })
  await once(server, 'listening')
  if (isFile) chmodSync(path, 0o600)

  return {
    async drain(graceMs) {
      draining = true
      const last = setTimeout(() => {
        for (const each of active) each.destroy()
      }, graceMs)
      while (active.size > 0) await Promise.all([...active].map((each) => once(each, 'close')))
      clearTimeout(last)
    },
    close() {
      // Node removes the file of the socket.
      server.close()
      server.unref()
    },
  }
}

const answer = (outgoing: ServerResponse, message: Message, last = false) =>
  send(outgoing, message, newRequestId(), last)

const jsonMessage = (json: object): Message => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(json),
})

const DRAINING = new Problem('draining', {})
const NO_KEY = new Problem('not-signed-in', { case: 'no-key' })
const WRONG_METHOD = new Problem('method-not-allowed', { case: 'control' })
