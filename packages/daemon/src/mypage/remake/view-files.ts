import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { MyPageUnavailable } from '@outerpark/core/ports'
import type { ViewDatabase } from '../view-database.ts'

/** The file in which a new view is made, beside the one that is served: `mypage.db` → `mypage-rebuild.db` */
export function shadowFile(viewFile: string): string {
  const { dir, name, ext } = parse(viewFile)
  return join(dir, `${name}-rebuild${ext}`)
}

/** Deletes a database that nobody has open, and the files that SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['-wal', '-shm', '-journal', '']) rmSync(file + suffix, { force: true })
}

/**
 * Makes a shadow durable, since it is written without syncs. It does not block its thread: gigabytes take seconds.
 * Never call it for a database in WAL mode: to close a second descriptor of a file drops the locks of the first.
 */
export async function syncShadow(file: string): Promise<void> {
  // Windows syncs only a file that is open for writing.
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Puts a finished shadow in the place of the view. `current` must be the last connection to the view. It is closed.
 *
 * If the old -wal file stayed, SQLite would apply it to the new view. So there are three steps:
 * 1. The old view leaves WAL mode, which deletes its -wal. SQLite allows that only to the last connection.
 * 2. The folder is synced, so a power cut cannot bring the -wal back.
 * 3. The shadow is renamed, which is atomic. A crash before that leaves the old view, a crash after it the new one.
 *
 * @throws MyPageUnavailable `view-in-use` if another connection is open; then `current` stays open
 */
export function exchangeView(current: ViewDatabase, viewFile: string): void {
  leaveWal(current)
  current.close()
  syncFolder(viewFile)
  renameSync(shadowFile(viewFile), viewFile)
  syncFolder(viewFile)
}

function leaveWal(view: ViewDatabase): void {
  view.pragma('query_only = OFF')
  view.pragma('busy_timeout = 0')
  try {
    if (view.pragma('journal_mode = DELETE', { simple: true }) === 'delete') return
    throw new Error('It stays in WAL mode.')
  } catch (cause) {
    const detail = `Another process has ${view.name} open. Close it there, then try again.`
    throw new MyPageUnavailable('view-in-use', detail, { cause })
  }
}

function syncFolder(file: string): void {
  // Windows cannot open a folder, and has renames in its journal.
  if (process.platform === 'win32') return
  const descriptor = openSync(dirname(file), 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
