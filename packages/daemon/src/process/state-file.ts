import { rmSync } from 'node:fs'
import { basename, dirname, isAbsolute } from 'node:path'
import type { StateFile } from '@outerpark/core/names'
import { checkFolder, readSecret, writeWhole } from './private-files.ts'
import { SOCKET_FOLDER } from './socket-folder.ts'

/** Writes the state of the running daemon in one step, so a reader sees the old state or the new one. */
export function writeState(file: string, state: StateFile): void {
  writeWhole(file, `${JSON.stringify(state)}\n`)
}

/**
 * Removes the folder of the sockets of a daemon that was killed, if it was not the home. Call it when the home is locked.
 */
export function removeLeftSockets(file: string): void {
  try {
    const state: unknown = JSON.parse(readSecret(file))
    const socket = typeof state === 'object' && state && 'socket' in state && state.socket
    if (typeof socket !== 'string' || !isAbsolute(socket)) return
    const folder = dirname(socket)
    if (!basename(folder).startsWith(SOCKET_FOLDER)) return
    checkFolder(folder)
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // No state file, none of ours, or no such folder: nothing was left.
  }
}
