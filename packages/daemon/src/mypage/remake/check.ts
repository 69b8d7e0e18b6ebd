import { isShown } from '@outerpark/core/mypage'
import type { EventLog, LoggedEvent, ViewCheck } from '@outerpark/core/ports'
import type { DueLine } from '@outerpark/core/sales'
import { readDue } from '../sales/due.ts'
import { readSales } from '../sales/tables.ts'
import { makeTally } from '../sales/tally.ts'
import { numberShows, type Shows } from '../shows.ts'
import { type Step, stepOf } from '../steps.ts'
import type { ViewDatabase } from '../view-database.ts'
import { compareSales } from './check-sales.ts'
import { makeFindings } from './findings.ts'

/** So many positions are compared at a time. */
const SLICE = 2000

/**
 * Compares the view row by row with the events, up to the last event that the view has. Both are in the order of the
 * positions, so they are read side by side.
 *
 * The projector may go on meanwhile. It only adds rows, and rows after the position at the start are not compared.
 */
export async function checkView(
  log: Pick<EventLog, 'after'>,
  view: ViewDatabase,
): Promise<ViewCheck> {
  // The figures go on with the projector, so they are read once, together with the position.
  const [{ position: end, ...stored }, storedDue] = view.transaction(
    () => [readSales(view), readDue(view)] as const,
  )()
  const due = new Map<string, readonly DueLine[]>()
  const tally = makeTally(due)
  const findings = makeFindings()
  const expectedShows = new Map<number, string>()
  const shows = numberShows([], (number, show) => expectedShows.set(number, JSON.stringify(show)))
  const compare = prepareComparison(view, findings.note)
  let position = 0
  while (position < end) {
    const events = await log.after(position, Math.min(SLICE, end - position))
    if (events.length === 0) return findings.ahead(end, position)
    const expected = expectedSteps(events, shows)
    for (const event of events) tally.add(event)
    const from = position
    position = events.at(-1)?.position ?? position
    compare(from, position, expected)
    findings.compared(expected.size)
  }
  compareShows(view, end, expectedShows, findings.note)
  findings.compared(expectedShows.size)
  findings.compared(
    compareSales({ ...stored, due: storedDue }, { ...tally.news(), due }, findings.note),
  )
  noteStrays(view, findings.note)
  return findings.verdict(end)
}

type Note = ReturnType<typeof makeFindings>['note']

function expectedSteps(events: readonly LoggedEvent[], shows: Shows): ReadonlyMap<number, Step> {
  return new Map(
    events.flatMap((event) => (isShown(event) ? [[event.position, stepOf(event, shows)]] : [])),
  )
}

function prepareComparison(view: ViewDatabase, note: Note) {
  const rows = view
    .prepare<[number, number], Step>(
      'SELECT * FROM steps WHERE position > ? AND position <= ? ORDER BY position',
    )
    .raw()
  return (from: number, to: number, expected: ReadonlyMap<number, Step>): void => {
    let found = 0
    for (const row of rows.all(from, to)) {
      const step = expected.get(row[0])
      if (!step) note('step', row[0], 'from-no-event')
      else found += 1
      if (step?.some((value, column) => value !== row[column])) note('step', row[0], 'differs')
    }
    if (found === expected.size) return
    const there = new Set(rows.all(from, to).map(([position]) => position))
    for (const position of expected.keys())
      if (!there.has(position)) note('step', position, 'missing')
  }
}

function compareShows(
  view: ViewDatabase,
  end: number,
  expected: ReadonlyMap<number, string>,
  note: Note,
): void {
  const rows = new Map(
    view
      .prepare<[number], [number, string]>('SELECT show, facts FROM shows WHERE show <= ?')
      .raw()
      .all(end),
  )
  for (const [number, facts] of expected) {
    const found = rows.get(number)
    if (found === undefined) note('show', number, 'missing')
    else if (found !== facts) note('show', number, 'differs')
    rows.delete(number)
  }
  for (const number of rows.keys()) note('show', number, 'from-no-event')
}

/** Rows that come from no event: their position is before the first event, or after the view's last one. */
const STRAYS = [
  [
    'step',
    `SELECT position FROM steps WHERE position < 1
     UNION ALL SELECT position FROM steps WHERE position > (SELECT position FROM cursor)`,
  ],
  ['show', 'SELECT show FROM shows WHERE show > (SELECT position FROM cursor)'],
] as const

function noteStrays(view: ViewDatabase, note: Note): void {
  for (const [noun, sql] of STRAYS)
    for (const position of view.prepare<[], number>(sql).pluck().iterate())
      note(noun, position, 'from-no-event')
}
