import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

export type ViewDatabase = Database.Database

/** The shape of the view. Up to 3 it was of documents (`remake/documents.ts`). Another shape is another number. */
export const VERSION = 4

/** What a row of `steps` is to its customer. */
export const KIND = {
  /** the booking that opens a reservation */
  booking: 0,
  /** a notice that the inbox shows */
  notice: 1,
  other: 2,
} as const

/**
 * The view holds the facts of events, one row each, and is only ever appended to. Pages are folded from it when they
 * are read. Every row is keyed by the position of an event, so the view can be read side by side with the log.
 */
const TABLES = `
  CREATE TABLE cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    event_id TEXT -- of the event at that position: tells whether a log is the one that this view was made from
  ) STRICT;
  INSERT INTO cursor (one, position) VALUES (1, 0);

  CREATE TABLE steps (
    position INTEGER PRIMARY KEY,
    reservation INTEGER NOT NULL, -- its id as a number (numberOf)
    customer INTEGER NOT NULL,
    kind INTEGER NOT NULL, -- KIND
    type TEXT NOT NULL, -- of the event
    at TEXT NOT NULL,
    facts TEXT -- JSON of what else the fold needs, if there is anything
  ) STRICT;

  CREATE TABLE shows ( -- what many bookings say alike: which seats of which performance
    show INTEGER PRIMARY KEY, -- position of the first booking that says so
    facts TEXT NOT NULL -- JSON of Show
  ) STRICT;
`

/** The index by customer is the only one whose keys come in random order. */
const INDICES = `
  CREATE INDEX steps_of_customer ON steps (customer, kind); -- and the position, as in every index
  CREATE INDEX steps_of_reservation ON steps (reservation);
`

/**
 * Opens the view that is served, for one writer and any number of readers; makes it if there is none.
 *
 * `synchronous=NORMAL`: a power cut may take the last commits of the view, never its consistency. They are projected
 * again from the event log, so waiting for the disk at each commit would buy nothing.
 */
export function openView(file: string): ViewDatabase {
  // 32 MiB of pages, for the index by customer; fewer, larger checkpoints.
  const memory = ['cache_size = -32768', 'wal_autocheckpoint = 4000']
  return open(file, ['journal_mode = WAL', 'synchronous = NORMAL', ...memory], TABLES + INDICES)
}

/**
 * Opens a view that is made aside. It has no journal and no syncs: whoever does not finish it throws it away, and until
 * then nobody else reads it. It has no indices before {@link addIndices}.
 */
export function openShadow(file: string): ViewDatabase {
  const alone = ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE']
  return open(file, [...alone, 'cache_size = -65536'], TABLES)
}

/** Made at the end, an index costs a quarter of what it costs row by row. */
export function addIndices(shadow: ViewDatabase): void {
  shadow.exec(INDICES)
}

/** The position of the last event that the view tells of; 0 before the first. */
export function positionOf(view: ViewDatabase): number {
  return view.prepare<[], number>('SELECT position FROM cursor').pluck().get() ?? 0
}

/** The number of the view's shape; 0 for a file that is no view yet. */
export function versionOf(view: ViewDatabase): number {
  return Number(view.pragma('user_version', { simple: true }))
}

function open(file: string, pragmas: readonly string[], schema: string): ViewDatabase {
  createPrivate(file)
  const view = new Database(file)
  try {
    for (const pragma of pragmas) view.pragma(pragma)
    if (versionOf(view) === 0) make(view, schema)
    const version = versionOf(view)
    if (version !== VERSION) throw new Error(`${file} has version ${version}, not ${VERSION}.`)
    return view
  } catch (error) {
    view.close()
    throw error
  }
}

function make(view: ViewDatabase, schema: string): void {
  view
    .transaction(() => {
      // Another connection may have been quicker.
      if (versionOf(view) !== 0) return
      view.exec(schema)
      view.pragma(`user_version = ${VERSION}`)
    })
    .immediate()
}

/** SQLite would make the file readable by everybody; its -wal and -shm take over the mode of the file. */
function createPrivate(file: string): void {
  try {
    // Exclusive, and so never opened if it exists: closing a second descriptor of a database drops its POSIX locks.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
