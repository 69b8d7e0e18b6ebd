import { lstatSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { HOME_FILES, isLoopback, type StateFile } from '@outerpark/core/names'
import {
  checkFolder,
  FileNotTrusted,
  folderIdentity,
  readSecret,
} from '@outerpark/daemon/private-files'
import { shellWord } from '../text/command-line.ts'

export const logFile = (home: string) => join(home, HOME_FILES.log)
export const adminTokenFile = (home: string) => join(home, HOME_FILES.adminToken)

/**
 * The state file of this home; undefined if there is none, or if it was copied together with its home: then it is about
 * the daemon of another home. Its daemon may have died since.
 *
 * @throws FileNotTrusted if another user can write the home, or read the file: it holds the key with which the daemon is stopped
 */
export function readState(home: string): StateFile | undefined {
  let state: unknown
  try {
    checkFolder(home)
    state = JSON.parse(readSecret(join(home, HOME_FILES.state)))
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    return undefined
  }
  if (!isState(state)) return undefined
  return state.home === undefined || state.home === folderIdentity(home) ? state : undefined
}

/**
 * The socket of the daemon of this home. Only this user can listen there: the folder and the socket are this user's, and
 * closed to everybody else.
 *
 * @returns undefined if there is no socket at the moment, or the daemon is of a version that had none
 * @throws FileNotTrusted
 */
export function socketOf(home: string, { socket }: StateFile): string | undefined {
  if (socket === undefined) return undefined
  if (process.platform === 'win32') return socket
  const path = isAbsolute(socket) ? socket : join(home, socket)
  const at = lstatSync(path, { throwIfNoEntry: false })
  if (!at) return undefined
  checkFolder(dirname(path))
  const own = process.geteuid?.()
  if (!at.isSocket() || at.uid !== own || (at.mode & 0o077) !== 0)
    throw new FileNotTrusted({ case: 'socket', path, shellPath: shellWord(path) })
  return path
}

/**
 * The address, or undefined if it is that of the daemon of this home. Requests to that one go to the socket: who listens
 * on its port is not known. Call it before the daemon may be started, since it may start on another port.
 */
export function elsewhere(url: string | undefined, home: string): string | undefined {
  const state = url === undefined ? undefined : readState(home)
  return url !== undefined && state && isAddressOf(state, url) ? undefined : url
}

/** Whether it is the daemon's address, or a loopback address with its port. */
function isAddressOf(state: StateFile, url: string): boolean {
  if (url === state.url) return true
  const [asked, own] = [new URL(url), new URL(state.url)]
  return asked.port === own.port && isLoopback(asked.hostname) && isLoopback(own.hostname)
}

function isState(value: unknown): value is StateFile {
  if (typeof value !== 'object' || value === null) return false
  const { pid, url, instance, version, mode, ...more } = value as Partial<Record<string, unknown>> // any object has these, or undefined
  const words = [url, instance, version, mode].every((field) => typeof field === 'string')
  const { socket, controlKey, home } = more
  const maybe = [socket, controlKey, home].every((field) => /string|undefined/.test(typeof field))
  return words && maybe && URL.canParse(String(url)) && Number.isInteger(pid) && Number(pid) > 0
}
