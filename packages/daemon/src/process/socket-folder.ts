import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The longest path of a Unix socket, in bytes: 104 on macOS with the NUL behind it, 108 on Linux. */
const LONGEST = 103

/** The longest name of a socket in the folder: the draft of the sandbox's. */
const LONGEST_NAME = 'sandbox.sock.new'

/** The start of the name of a folder that is made for sockets. */
export const SOCKET_FOLDER = 'outerpark-sockets-'

export type SocketFolder = {
  readonly path: string
  /** Removes the folder, unless it is the home. */
  readonly remove: () => void
}

/**
 * The folder for the sockets of a daemon: its home, which nobody else can enter. If the path of the home is too long for
 * a socket, or its file system takes none, a new folder for this user alone (0700) in the system's temporary folder.
 */
export async function openSocketFolder(home: string): Promise<SocketFolder> {
  if (await takesSockets(home)) return { path: home, remove: () => undefined }
  const short = [tmpdir(), '/tmp'].find((base) => fits(join(base, `${SOCKET_FOLDER}XXXXXX`)))
  const path = mkdtempSync(join(short ?? '/tmp', SOCKET_FOLDER))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * Where a socket of this name is made in the folder. Windows has named pipes instead, which lie in no folder. There the
 * name is a new one each time: nobody can listen on it before it is known.
 */
export const socketIn = (folder: string, name: 'daemon' | 'sandbox') =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\outerpark-${name}-${randomUUID()}`
    : join(folder, `${name}.sock`)

const fits = (folder: string) => Buffer.byteLength(join(folder, LONGEST_NAME)) <= LONGEST

async function takesSockets(home: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  if (!fits(home)) return false
  const probe = join(home, 'probe.sock')
  rmSync(probe, { force: true })
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(probe, () => server.close(() => resolve(true)))
  })
}
