import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import type { Server } from 'node:net'
import { type Control, controlDesk } from './control.ts'
import { Problem, problemMessage } from './problem.ts'
import { newRequestId } from './request-id.ts'
import { send } from './send.ts'
import { BACKLOG, boundedServer, stopServer } from './server.ts'

export type LocalServer = {
  /** Refuses new requests to the routes, and answers the accepted ones within `graceMs`. The control goes on. */
  readonly drain: (graceMs: number) => Promise<void>
  /** Leaves the socket to another worker, and answers the accepted requests within `graceMs`. The control ends too. */
  readonly leave: (graceMs: number, lingerMs: number) => Promise<void>
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
 * @param handle a socket that has this path already; undefined if it is to be made
 */
export async function listenLocally(
  app: RequestListener,
  {
    path,
    control,
    handle,
  }: { readonly path: string; readonly control: Control; readonly handle?: Server | undefined },
): Promise<LocalServer> {
  const desk = controlDesk(control)
  const active = new Set<ServerResponse>()
  let draining = false

  const serve: RequestListener = (incoming, outgoing) => {
    const { url = '', headers } = incoming
    if (desk.isFor(url)) return desk.serve(incoming, outgoing)
    if (draining) {
      const message = problemMessage(DRAINING, headers['accept-language'])
      return send(outgoing, message, newRequestId(), true)
    }
    active.add(outgoing)
    outgoing.once('close', () => active.delete(outgoing))
    return void app(incoming, outgoing)
  }

  const server = boundedServer(serve)
  const isFile = process.platform !== 'win32' && !handle
  if (isFile) rmSync(path, { force: true })
  if (handle) server.listen(handle, BACKLOG)
  else server.listen({ path, backlog: BACKLOG })
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
    leave(graceMs, lingerMs) {
      desk.leave()
      return stopServer(server, graceMs, lingerMs)
    },
    close() {
      // Node removes the file of the socket.
      server.close()
      server.unref()
    },
  }
}

const DRAINING = new Problem('draining', {})
