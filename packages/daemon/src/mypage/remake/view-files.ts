import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { MyPageUnavailable } from '@outerpark/core/ports'
import type { ViewDatabase } from '../view-database.ts'

/** Where a new view is made, beside the one that is served: `mypage.db` → `mypage-rebuild.db` */
export function shadowFile(viewFile: string): string {
  const { dir, name, ext } = parse(viewFile)
  return join(dir, `${name}-rebuild${ext}`)
}

/** Deletes a database that nobody has open, with what SQLite may have left beside it. */
export function removeDatabase(file: string): void {
  for (const suffix of ['-wal', '-shm', '-journal', '']) rmSync(file + suffix, { force: true })
}

/**
 * Makes a shadow durable, which is written without syncs. It does not hold up its thread, since gigabytes take seconds.
 * Never for a database in WAL mode: closing a second descriptor of a file drops the locks of the first.
 */
export async function syncShadow(file: string): Promise<void> {
  // Windows syncs only what is open for writing.
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Puts a finished shadow into the place of the view. `current` must be the last connection to the view; it is closed.
 *
 * A -wal file that outlives its database would be replayed into the next one of that name. So the old view first
 * leaves WAL mode, which empties and deletes its -wal and which SQLite grants only to the last connection; the folder
 * is synced so that a power cut cannot bring the -wal back; only then comes the rename, which is atomic. A crash before
 * it leaves the old view and a shadow to throw away, a crash after it leaves the new view.
 *
 * @throws MyPageUnavailable `view-in-use` if another connection is open; `current` is then as it was
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
  // Windows cannot open folders, and keeps renames in its journal.
  if (process.platform === 'win32') return
  const descriptor = openSync(dirname(file), 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
