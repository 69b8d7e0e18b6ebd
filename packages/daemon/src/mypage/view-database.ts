import { closeSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'

export type ViewDatabase = Database.Database

/**
 * The number of the view's shape; each change of the tables needs a new one. 2 and 3 had documents
 * (`remake/documents.ts`).
 */
export const VERSION = 9

/** What a row of `steps` is for the customer's page. */
export const KIND = {
  /** the booking that opens a reservation */
  booking: 0,
  /** a notice that the inbox shows */
  notice: 1,
  other: 2,
} as const

/** Columns of figures, and the position of the last event that changed them. */
const FIGURES = [
  ...['capacity', 'held', 'sold', 'revenue', 'awaited', 'kept', 'refunded'],
  ...['returned', 'cancelled', 'late', 'position'],
]
  .map((name) => `${name} INTEGER NOT NULL`)
  .join()

/**
 * The view holds the facts of events, one row an event. Rows are only added. A page is folded from them when it is
 * read. The key of every row is the position of an event, so the view can be read side by side with the log.
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

  CREATE TABLE performances (performance TEXT PRIMARY KEY, facts TEXT NOT NULL) STRICT; -- JSON of SoldPerformance

  CREATE TABLE prices ( -- of one seat, for bookings after the cursor
    performance TEXT NOT NULL, grade TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL,
    PRIMARY KEY (performance, grade)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sales ( -- figures of sales (core/sales): sums over the events up to the cursor
    performance TEXT NOT NULL, grade TEXT NOT NULL, currency TEXT NOT NULL, day TEXT NOT NULL, ${FIGURES},
    PRIMARY KEY (performance, day, grade, currency)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sales_by_rule ( -- seats that were cancelled after they were paid, by the rule that said what goes back
    performance TEXT NOT NULL, grade TEXT NOT NULL, currency TEXT NOT NULL, day TEXT NOT NULL, rule TEXT NOT NULL,
    seats INTEGER NOT NULL, paid INTEGER NOT NULL, kept INTEGER NOT NULL,
    PRIMARY KEY (performance, day, grade, currency, rule)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE refunds_due ( -- refunds that were decided and are not made yet: few, and they go
    reservation TEXT PRIMARY KEY, lines TEXT NOT NULL -- JSON of DueLine[]
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sales_by_hour ( -- the same over all performances
    hour TEXT NOT NULL, currency TEXT NOT NULL, ${FIGURES}, PRIMARY KEY (hour, currency)
  ) STRICT, WITHOUT ROWID;
`

/** Only the keys of the index by customer come in random order. */
const INDICES = `
  CREATE INDEX steps_of_customer ON steps (customer, kind); -- and the position, as in every index
  CREATE INDEX steps_of_reservation ON steps (reservation);
`

/**
 * Opens the view that is served, for one writer and any number of readers. Makes it if it does not exist.
 *
 * `synchronous=NORMAL`: after a power cut the last commits may be missing, and the view is still consistent. The events
 * are then projected again, so there is no need to wait for the disk at each commit.
 */
export function openView(file: string): ViewDatabase {
  // 32 MiB of pages, for the index by customer; and checkpoints that are fewer and larger.
  const memory = ['cache_size = -32768', 'wal_autocheckpoint = 4000']
  return open(file, ['journal_mode = WAL', 'synchronous = NORMAL', ...memory], TABLES + INDICES)
}

/**
 * Opens a view that is made aside. It has no journal and no syncs: nobody reads it before it is finished, and one that
 * is not finished is deleted. It has no indices before {@link addIndices}.
 */
export function openShadow(file: string): ViewDatabase {
  const alone = ['journal_mode = OFF', 'synchronous = OFF', 'locking_mode = EXCLUSIVE']
  return open(file, [...alone, 'cache_size = -65536'], TABLES)
}

/** An index that is made at the end costs a quarter of one that grows row by row. */
export function addIndices(shadow: ViewDatabase): void {
  shadow.exec(INDICES)
}

/** The position of the last event in the view; 0 if it has none. */
export function positionOf(view: ViewDatabase): number {
  return view.prepare<[], number>('SELECT position FROM cursor').pluck().get() ?? 0
}

/** The number of the view's shape; 0 if the file is not a view yet. */
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
      // Another connection may have made it meanwhile.
      if (versionOf(view) !== 0) return
      view.exec(schema)
      view.pragma(`user_version = ${VERSION}`)
    })
    .immediate()
}

/** SQLite would make a file that everybody can read. The -wal and -shm files get the mode of this file. */
function createPrivate(file: string): void {
  try {
    // `wx` opens no file that exists. To close a second descriptor of a database would drop its POSIX locks.
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
