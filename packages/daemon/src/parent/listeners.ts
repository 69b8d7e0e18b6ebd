import { lookup } from 'node:dns/promises'
import { chmodSync, rmSync } from 'node:fs'
import net from 'node:net'
import { getSystemErrorName } from 'node:util'
import { NoAddress } from './no-address.ts'

/**
 * A socket of the kernel that listens for whoever has it. The parent never accepts a connection: its copy keeps the
 * port and the connections that wait, while workers come and go.
 */
export type Listener = {
  /** to be sent to a worker */
  readonly handle: net.Server
  readonly close: () => void
}

export type PortListener = Listener & {
  readonly host: string
  readonly port: number
  /** Takes the same port again, after it was closed. @throws NoAddress */
  readonly again: () => PortListener
}

/** A handle of Node's, in the part that is used here. */
type Handle = {
  readonly close: () => void
  readonly getsockname: (into: { port?: number }) => number
}

/**
 * Makes a socket with its address, and does not accept what comes. Node has this for `node:cluster`, and no public name for it. A
 * worker listens by itself where it is missing.
 */
const createHandle = (
  net as unknown as {
    readonly _createServerHandle?: (
      address: string | null,
      port: number,
      type: 4 | 6 | -1,
      fd?: number,
    ) => Handle | number
  }
)._createServerHandle

/** Whether sockets can be handed on here. Windows has no such copies of named pipes. */
export const canHandOn = process.platform !== 'win32' && createHandle !== undefined

/** Takes a port. @param port 0 for any free one @throws NoAddress */
export async function takePort(host: string, port: number): Promise<PortListener> {
  const { address, family } = await lookup(host).catch((error) => {
    throw new NoAddress(error.code ?? 'ENOTFOUND')
  })
  return portAt(host, address, port, family === 6 ? 6 : 4)
}

/** Takes a port at an address that has been looked up. @throws NoAddress */
function portAt(host: string, address: string, port: number, family: 4 | 6): PortListener {
  const taken = portOf(host, made(address, port, family))
  return { ...taken, again: () => portAt(host, address, taken.port, family) }
}

/** A port that systemd has taken for this process (sd_listen_fds(3)). @throws NoAddress */
export const givenPort = (host: string, fd: number): PortListener => ({
  ...portOf(host, made(null, 0, -1, fd)),
  // Whoever has given it keeps it.
  again: () => givenPort(host, fd),
})

/** Takes a Unix socket that only this user can connect to. A file that is there is removed: the home must be locked. @throws NoAddress */
export function takeLocal(path: string): Listener {
  rmSync(path, { force: true })
  const handle = made(path, -1, -1)
  chmodSync(path, 0o600)
  return listener(handle)
}

function portOf(host: string, handle: Handle): Omit<PortListener, 'again'> {
  const name: { port?: number } = {}
  // A port in use is reported here, and not before.
  const failed = handle.getsockname(name)
  if (failed !== 0) {
    handle.close()
    throw new NoAddress(getSystemErrorName(failed))
  }
  return { ...listener(handle), host, port: name.port ?? 0 }
}

function made(...at: Parameters<NonNullable<typeof createHandle>>): Handle {
  const handle = createHandle?.(...at) ?? -95
  if (typeof handle === 'number') throw new NoAddress(getSystemErrorName(handle))
  return handle
}

// `send` takes such a handle as well as a server; its type knows only the server.
const listener = (handle: Handle): Listener => ({
  handle: handle as unknown as net.Server,
  close: () => handle.close(),
})
