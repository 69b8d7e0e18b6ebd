import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ViewError } from './view-error.ts'

export type ViewDatabase = Database.Database

/**
 * Numbered from 1, forward only. A step that changes the shape of the documents empties the tables and puts the cursor
 * back to 0: the projector then makes them again, and until then pages are empty. Other words are an {@link EDITION}.
 *
 * Every row is keyed by the position of an event: rows are appended where the last ones were, whatever the ids are,
 * and the view can be read side by side with another one in slices of the log.
 */
const MIGRATIONS = [
  `
  CREATE TABLE cursor (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    event_id TEXT -- of the event at that position: tells whether a log is the one that this view was made from
  ) STRICT;
  INSERT INTO cursor (one, position) VALUES (1, 0);

  CREATE TABLE reservations (
    opened INTEGER PRIMARY KEY, -- position of the Reserved event
    reservation_id TEXT NOT NULL UNIQUE,
    customer_id TEXT NOT NULL,
    doc TEXT NOT NULL -- JSON of ReservationView, as it is served
  ) STRICT;
  CREATE INDEX reservations_of_customer ON reservations (customer_id, opened);

  CREATE TABLE entries (
    position INTEGER PRIMARY KEY,
    customer_id TEXT NOT NULL,
    step TEXT NOT NULL -- JSON of MyPageStep, as it is streamed
  ) STRICT;
  CREATE INDEX entries_of_customer ON entries (customer_id, position);

  CREATE TABLE notices (
    position INTEGER PRIMARY KEY,
    customer_id TEXT NOT NULL,
    notice TEXT NOT NULL -- JSON of NoticeView, as it is served
  ) STRICT;
  CREATE INDEX notices_of_customer ON notices (customer_id, position);
  `,
  // The documents say when a deferred payment is tried next.
  `
  DELETE FROM reservations;
  DELETE FROM entries;
  DELETE FROM notices;
  UPDATE cursor SET position = 0, event_id = NULL;
  `,
  `
  ALTER TABLE cursor ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;
  `,
]

/**
 * Counts up whenever the fold comes to say something in other words. Documents in the words of an older edition are
 * still right: they are served until the view has been made again aside.
 */
const EDITION = 1

/**
 * Opens the view that is served, for one writer and any number of readers; makes it if there is none.
 *
 * `synchronous=NORMAL`: a power cut may take the last commits of the view, never its consistency. They are projected
 * again from the event log, so waiting for the disk at each commit would buy nothing.
 *
 * @throws ViewError `database-newer`
 */
export function openView(file: string): ViewDatabase {
  // 32 MiB of pages, for the indices by customer; fewer, larger checkpoints.
  const memory = ['cache_size = -32768', 'wal_autocheckpoint = 4000']
  return open(file, ['journal_mode = WAL', 'synchronous = NORMAL', ...memory])
}

/**
 * Opens a new view for building aside. It has no journal and no syncs: whoever does not finish it throws it away,
 * and until then nobody else reads it.
 */
export function openShadow(file: string): ViewDatabase {
  return open(file, ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE'])
}

/** The position of the last event that the view tells of; 0 before the first. */
export function positionOf(view: ViewDatabase): number {
  return view.prepare<[], number>('SELECT position FROM cursor').pluck().get() ?? 0
}

/** Whether it says what this program would say in other words. */
export function isOutdated(view: ViewDatabase): boolean {
  const edition = view.prepare<[], number>('SELECT edition FROM cursor').pluck().get()
  return edition !== EDITION
}

function open(file: string, pragmas: readonly string[]): ViewDatabase {
  createPrivate(file)
  const view = new Database(file)
  try {
    for (const pragma of pragmas) view.pragma(pragma)
    migrate(view)
    return view
  } catch (error) {
    view.close()
    throw error
  }
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

function migrate(view: ViewDatabase): void {
  view
    .transaction(() => {
      const version = Number(view.pragma('user_version', { simple: true }))
      if (version > MIGRATIONS.length) {
        throw new ViewError(
          'database-newer',
          `${view.name} has version ${version}; this program knows versions up to ${MIGRATIONS.length}. Use the newer program, or delete the file: it is made again from the events.`,
        )
      }
      for (const step of MIGRATIONS.slice(version)) view.exec(step)
      if (version < MIGRATIONS.length) view.pragma(`user_version = ${MIGRATIONS.length}`)
      // What is empty will be in the words of today.
      view.prepare('UPDATE cursor SET edition = +? WHERE position = 0').run(EDITION)
    })
    .immediate()
}
