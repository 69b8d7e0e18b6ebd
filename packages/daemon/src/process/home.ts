import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES } from '@outerpark/core/names'
import Database from 'better-sqlite3'
import { notWritable } from './not-writable.ts'
import {
  checkFile,
  checkSecret,
  FileNotTrusted,
  makePrivateFolder,
  readSecret,
  writeNew,
  writeWhole,
} from './private-files.ts'
import { StartFailure } from './start-failure.ts'

/** The files of a home. They hold everything that a box office remembers. */
export function homeFiles(home: string) {
  const file = (name: string) => join(home, name)
  return {
    state: file(HOME_FILES.state),
    log: file(HOME_FILES.log),
    accessLog: file(HOME_FILES.accessLog),
    adminToken: file(HOME_FILES.adminToken),
    tokenSecret: file('token.secret'),
    lock: file(HOME_FILES.lock),
    store: file('outerpark.db'),
    view: file('mypage.db'),
    ledger: file('sandbox.db'),
    /** what the home knows of its database outside of the database */
    marker: file('office.json'),
    /** which alerts are raised, and what the operator was told of them */
    alerts: file('alerts.json'),
  }
}

/**
 * Makes the home if it does not exist, readable only for its owner. A home in which other users of this machine could
 * have put a token or a link is refused.
 * @throws StartFailure `home-not-writable`, `disk-full`, FileNotTrusted
 */
export function prepareHome(home: string): void {
  try {
    // The mode of a folder that exists stays as it is, since others may use it too. The files in it are 0600.
    makePrivateFolder(home)
    const files = homeFiles(home)
    for (const file of [files.adminToken, files.tokenSecret, files.state]) checkSecret(file)
    for (const file of Object.values(files)) checkFile(file)
    for (const file of databasesOf(home))
      for (const ending of ['-wal', '-shm', '-journal']) checkFile(`${file}${ending}`)
    const probe = join(home, `probe.${process.pid}`)
    rmSync(probe, { force: true })
    writeNew(probe, '')
    rmSync(probe)
  } catch (error) {
    if (error instanceof FileNotTrusted) throw error
    throw notWritable(home, error)
  }
}

/** What SQLite writes beside these has the same name and an ending. */
function databasesOf(home: string): readonly string[] {
  const { store, view, ledger, lock } = homeFiles(home)
  return [store, view, ledger, lock]
}

/**
 * Locks the home for this process. The lock is the kernel's, on a file of SQLite, so it ends with the process in any
 * case.
 * @returns unlocks it
 * @throws StartFailure `home-in-use`, `home-not-writable`, `disk-full`
 */
export function lockHome(home: string): () => void {
  const db = new Database(homeFiles(home).lock, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
    return () => db.close()
  } catch (error) {
    db.close()
    const isHeld = error instanceof Database.SqliteError && /^SQLITE_BUSY/.test(error.code)
    throw isHeld ? new StartFailure('home-in-use', { home }) : notWritable(home, error)
  }
}

/** A secret of the home: 256 random bits in a file that only its owner can read. The first start makes it. */
export function secretOf(file: string, prefix: string): string {
  const known = checkSecret(file) ? readSecret(file).trim() : ''
  if (known !== '') return known
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`
  // In one step, so a full disk leaves no half of a secret.
  writeWhole(file, `${secret}\n`)
  return secret
}
