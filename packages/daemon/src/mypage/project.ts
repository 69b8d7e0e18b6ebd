import { isShown } from '@outerpark/core/mypage'
import type { EventLog, LoggedEvent } from '@outerpark/core/ports'
import { dueIn } from './sales/due.ts'
import { prepareSalesWriter } from './sales/tables.ts'
import { makeTally, type SalesNews } from './sales/tally.ts'
import { numberShows, showsIn } from './shows.ts'
import { type Step, stepOf } from './steps.ts'
import { positionOf, type ViewDatabase } from './view-database.ts'

/** The state of the view after a batch. */
export type Batch = {
  /** how many events were in the batch; if fewer than the limit, the log ends here */
  readonly events: number
  readonly position: number
  /** the customers whose pages changed, each once */
  readonly customers: readonly string[]
  /** what the batch added to the figures of sales */
  readonly sales: SalesNews
}

const NO_SALES: SalesNews = { cells: [], hours: [], performances: [], prices: [], rules: [] }

export type Project = (limit: number) => Promise<Batch>

/**
 * Returns a function that adds up to `limit` events to the view. The same transaction moves the cursor. So after a kill
 * it goes on where the last commit ended, and no event is taken twice or left out.
 *
 * It rejects, and changes nothing, if the log has a gap, if an event has no valid id of a reservation or a customer, or
 * if somebody else writes to the view.
 */
export function prepareProjection(
  log: Pick<EventLog, 'after' | 'idAt'>,
  view: ViewDatabase,
): Project {
  let append = prepareAppend(view)
  return async (limit) => {
    const from = positionOf(view)
    const events = await log.after(from, limit)
    const last = events.at(-1)?.position
    if (last === undefined) return { events: 0, position: from, customers: [], sales: NO_SALES }
    const lastId = await log.idAt(last)
    try {
      return append(from, events, lastId)
    } catch (error) {
      // The transaction was rolled back, and with it the shows that were numbered in it.
      append = prepareAppend(view)
      throw error
    }
  }
}

function prepareAppend(view: ViewDatabase) {
  // One row a statement: for a statement with several rows SQLite writes a journal file.
  const addStep = view.prepare<[Step]>('INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)')
  const addShow = view.prepare<[number, string]>('INSERT INTO shows VALUES (?, ?)')
  const moveCursor = view.prepare<[number, string | null, number]>(
    'UPDATE cursor SET position = ?, event_id = ? WHERE position = ?',
  )
  const shows = numberShows(showsIn(view), (number, show) =>
    addShow.run(number, JSON.stringify(show)),
  )
  const writeSales = prepareSalesWriter(view)
  const due = dueIn(view)
  const append = view.transaction(
    (from: number, events: readonly LoggedEvent[], lastId?: string): Batch => {
      const customers = new Set<string>()
      const tally = makeTally(due)
      let position = from
      for (const event of events) {
        position += 1
        if (event.position !== position) throw new Error(`The event log has a gap at ${position}.`)
        tally.add(event)
        if (!isShown(event)) continue
        addStep.run(stepOf(event, shows))
        customers.add(event.customerId)
      }
      const sales = tally.news()
      writeSales(sales)
      due.write()
      const { changes } = moveCursor.run(position, lastId ?? null, from)
      if (changes !== 1) throw new Error(`Another projector writes to ${view.name}.`)
      return { events: events.length, position, customers: [...customers], sales }
    },
  )
  return append.immediate
}
