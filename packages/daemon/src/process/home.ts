import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOME_FILES } from '@outerpark/core/names'
import Database from 'better-sqlite3'
import { makeFolder } from './folder.ts'
import { StartFailure } from './start-failure.ts'

/** The files of a home; everything that a box office remembers lies in them. */
export function homeFiles(home: string) {
  const file = (name: string) => join(home, name)
  return {
    state: file(HOME_FILES.state),
    log: file(HOME_FILES.log),
    adminToken: file(HOME_FILES.adminToken),
    tokenSecret: file('token.secret'),
    lock: file('daemon.lock'),
    store: file('outerpark.db'),
    view: file('mypage.db'),
    ledger: file('sandbox.db'),
    config: file('config.json'),
  }
}

/** Makes the home if it is not there, readable for its owner alone. */
export function prepareHome(home: string): void {
  try {
    // Only what it makes itself: a folder that was there may be for others as well. The files in it are 0600.
    makeFolder(home)
    const probe = join(home, `probe.${process.pid}`)
    writeFileSync(probe, '', { mode: 0o600 })
    rmSync(probe)
  } catch (error) {
    throw new StartFailure(
      'home-not-writable',
      `The home ${home} cannot be written: ${error instanceof Error ? error.message : error}`,
      'Give OUTERPARK_HOME a folder of yours.',
    )
  }
}

/**
 * Holds the home for this process alone, until it ends however it ends: the lock is the kernel's, on a file of SQLite.
 * @returns the way to let go
 * @throws StartFailure `home-in-use`
 */
export function lockHome(home: string): () => void {
  const db = new Database(homeFiles(home).lock, { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
    return () => db.close()
  } catch {
    db.close()
    throw new StartFailure(
      'home-in-use',
      `Another daemon runs on the home ${home}.`,
      'Stop it with `outerpark daemon stop`, or use another OUTERPARK_HOME.',
    )
  }
}

/** A secret of the home, made at first start: 256 random bits, in a file that only the owner can read. */
export function secretOf(file: string, prefix: string): string {
  const known = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (known !== '') return known
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`
  // Put in place whole: a start that a full disk cuts short leaves no half of a secret behind.
  const draft = `${file}.new`
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 })
  renameSync(draft, file)
  return secret
}
