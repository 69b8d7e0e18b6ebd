import type { EventLog } from './event-log.ts'
import { type Breathe, catchUp, follow, type Shadow, withShadow } from './shadow.ts'
import type { CheckResult } from './thread-messages.ts'
import { positionOf, type ViewDatabase } from './view-database.ts'
import { removeDatabase } from './view-files.ts'

/** How many positions are compared before it breathes. */
const SPAN = 2000
/** How many differences are named; all are counted. */
const NAMED = 5

type Row = readonly [position: number, ...content: string[]]
type Comparison = { rows: number; differences: number; readonly named: string[] }

/** Every table of the view, as rows that begin with the position that keys them. */
const TABLES = [
  { noun: 'reservation', columns: 'opened, reservation_id, customer_id, doc', of: 'reservations' },
  { noun: 'entry', columns: 'position, customer_id, step', of: 'entries' },
  { noun: 'notice', columns: 'position, customer_id, notice', of: 'notices' },
]

/**
 * Compares the view, row by row, with a fold of all events from the first on.
 *
 * The fold is a shadow in a file of its own, so a million reservations need disk and no memory. The view goes on
 * meanwhile: before each slice is compared the shadow follows it to the same position, so what has moved on is never
 * taken for a difference.
 */
export async function checkView(
  log: EventLog,
  view: ViewDatabase,
  file: string,
  breathe: Breathe,
): Promise<CheckResult> {
  try {
    return await withShadow(file, log, (shadow) => compareAll(shadow, view, breathe))
  } finally {
    removeDatabase(file)
  }
}

async function compareAll(
  shadow: Shadow,
  view: ViewDatabase,
  breathe: Breathe,
): Promise<CheckResult> {
  await catchUp(shadow, view, breathe)
  const compareSlices = TABLES.map((table) => prepareComparison(table, shadow.view, view))
  const comparison: Comparison = { rows: 0, differences: 0, named: [] }
  // The first slice and the last are open to their sides: rows lie there that no event has made.
  for (let from = Number.MIN_SAFE_INTEGER, to = SPAN; ; from = to, to += SPAN) {
    const events = follow(shadow, view)
    const end = positionOf(view)
    if (events < end) return { ...comparison, ok: false, events, detail: beyond(end, events) }
    const last = to > end
    for (const compare of compareSlices) {
      compare(from, last ? Number.MAX_SAFE_INTEGER : to, comparison)
    }
    if (last) return verdict(comparison, events)
    await breathe()
  }
}

function prepareComparison(
  { noun, columns, of }: (typeof TABLES)[number],
  expectedView: ViewDatabase,
  view: ViewDatabase,
) {
  const key = columns.slice(0, columns.indexOf(','))
  const sql = `SELECT ${columns} FROM ${of} WHERE ${key} >= ? AND ${key} < ? ORDER BY ${key}`
  const expectedRows = expectedView.prepare<[number, number], Row>(sql).raw()
  const rows = view.prepare<[number, number], Row>(sql).raw()
  return (from: number, to: number, comparison: Comparison): void => {
    const found = new Map(rows.all(from, to).map((row) => [row[0], row]))
    for (const expected of expectedRows.all(from, to)) {
      const row = found.get(expected[0])
      found.delete(expected[0])
      comparison.rows += 1
      if (!row) note(comparison, noun, expected, 'is missing')
      else if (!sameRow(row, expected)) note(comparison, noun, expected, 'differs')
    }
    for (const extra of found.values()) note(comparison, noun, extra, 'comes from no event')
  }
}

function note(comparison: Comparison, noun: string, [position]: Row, what: string): void {
  comparison.differences += 1
  if (comparison.differences > NAMED) return
  comparison.named.push(`the ${noun} at position ${position} ${what}`)
}

function sameRow(a: Row, b: Row): boolean {
  return a.every((value, column) => value === b[column])
}

function verdict({ rows, differences, named }: Comparison, events: number): CheckResult {
  if (differences === 0) {
    return { ok: true, detail: `${rows} rows equal the fold of ${events} events`, events, rows }
  }
  const more = differences > named.length ? `; and ${differences - named.length} more` : ''
  const detail = `${differences} of ${rows} rows differ: ${named.join('; ')}${more}`
  return { ok: false, detail, events, rows }
}

const beyond = (position: number, end: number) =>
  `MyPage is at position ${position}, but the event log ends at ${end}`
