import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { RestoredHome } from '@outerpark/core/contract'
import { checkText } from '@outerpark/core/words'
import { homeFiles, lockHome, prepareHome } from '../../process/home.ts'
import { openSqliteAudit } from '../../store/sqlite/audit.ts'
import { factsOf } from '../../store/sqlite/copy.ts'
import { openDatabase } from '../../store/sqlite/database.ts'
import { noteInHome, readHomeMemory } from '../../store/sqlite/home-memory.ts'
import { MIGRATIONS } from '../../store/sqlite/tables.ts'
import { checkOf } from '../../verify/invariants.ts'
import { readMarker, writeMarker } from '../opening/marker.ts'
import { onDisk } from './durable.ts'
import { checkWhole, type Examined, examine } from './examine.ts'
import { BackupFailure, folderFailure } from './failure.ts'
import { EPOCH_NOTE } from './manifest.ts'

export type RestoreJob = {
  readonly home: string
  readonly file: string
  /** whether the box office in the home may be put aside */
  readonly replace: boolean
  /** whether it may be another box office than the one in the home */
  readonly otherOffice: boolean
}

/**
 * Puts the box office of a backup into a home. What was there is moved into a folder of the home. Until all is checked
 * nothing of the home changes. A crash in the middle leaves a home that does not open, and can be restored again.
 *
 * The card company may know numbers that were used after the backup. The next opening begins at others: see `leapAfter`.
 *
 * @param now in milliseconds since the epoch
 * @throws BackupFailure, StartFailure `home-in-use` and `home-not-writable`; FileNotTrusted
 */
export async function restoreHome(job: RestoreJob, now: number): Promise<RestoredHome> {
  const { home } = job
  const backup = examine(job.file)
  prepareHome(home)
  const unlock = lockHome(home)
  try {
    const found = findOffice(home)
    checkPlace(job, backup, found)
    const draft = makeDraft(home, backup, now)
    const aside = found ? putAside(home, now) : null
    const { store, marker } = homeFiles(home)
    renameSync(draft, store)
    const facts = factsOf(store)
    if (facts) writeMarker(marker, facts)
    onDisk(home)
    const { position, eventId, at, office } = backup.manifest
    return {
      home,
      file: backup.file,
      aside,
      position,
      eventId,
      at,
      office,
      ...(await checks(store)),
    }
  } finally {
    unlock()
  }
}

/** The box office that the home has or had. */
type FoundOffice = { readonly office: string | undefined; readonly events: number | null }

function findOffice(home: string): FoundOffice | undefined {
  const { store, marker, view } = homeFiles(home)
  const known = readMarker(marker)
  try {
    const memory = readHomeMemory(store)
    if (memory) return { office: memory.office, events: memory.position }
  } catch {
    // It is damaged, which may be why it is replaced.
  }
  if (known) return { office: known.office, events: known.position }
  return [store, view].some((file) => existsSync(file))
    ? { office: undefined, events: null }
    : undefined
}

function checkPlace(
  { home, replace, otherOffice }: RestoreJob,
  { file, manifest: { office } }: Examined,
  found: FoundOffice | undefined,
): void {
  if (!found) return
  const here = found.office
  if (here !== undefined && here !== office && !otherOffice)
    throw new BackupFailure('backup-foreign', { file, office, home, here })
  if (!replace) throw new BackupFailure('home-occupied', { home, events: found.events })
}

/** Copies the backup beside the database of the home, checks the copy, and brings it to the tables of this program. */
function makeDraft(home: string, backup: Examined, now: number): string {
  const draft = `${homeFiles(home).store}.restoring`
  removeDatabase(draft)
  try {
    copyFileSync(backup.file, draft, constants.COPYFILE_FICLONE)
    // The copy has the mode of the backup, which may have come from elsewhere.
    chmodSync(draft, 0o600)
    checkWhole(backup, draft)
    openDatabase(draft, MIGRATIONS).close()
    const { sha256, position } = backup.manifest
    const epoch = randomBytes(8).toString('hex')
    // With the number of openings it is known whether the database was opened since.
    const openings = readHomeMemory(draft)?.openings
    const at = new Date(now).toISOString()
    const restored = JSON.stringify({ at, position, sha256, openings })
    noteInHome(draft, { [EPOCH_NOTE]: epoch, restored })
    onDisk(draft)
    return draft
  } catch (error) {
    removeDatabase(draft)
    throw folderFailure(home, error)
  }
}

/** Moves the databases of the home and what is known of them into a folder of the home. */
function putAside(home: string, now: number): string {
  const { store, view, marker } = homeFiles(home)
  const aside = join(home, `before-restore-${new Date(now).toISOString().replaceAll(/[-:]/g, '')}`)
  mkdirSync(aside, { mode: 0o700 })
  for (const file of [view, store].flatMap(filesOf).concat(marker))
    if (existsSync(file)) renameSync(file, join(aside, basename(file)))
  onDisk(aside)
  return aside
}

/** A database, and what SQLite keeps beside it. The database comes last, so that it is never there without its journal. */
const filesOf = (database: string): string[] => [
  database,
  ...['-wal', '-shm', '-journal'].map((ending) => `${database}${ending}`),
]

function removeDatabase(database: string): void {
  for (const file of filesOf(database)) rmSync(file, { force: true })
}

/** The checks of `verify` that need no daemon. */
async function checks(store: string): Promise<Pick<RestoredHome, 'ok' | 'checks'>> {
  const audit = openSqliteAudit(store)
  try {
    const found = (await audit.invariants()).map((each) => {
      const check = checkOf(each)
      return { ...check, detail: checkText('en', check) }
    })
    return { ok: found.every(({ ok }) => ok), checks: found }
  } finally {
    await audit.close()
  }
}
