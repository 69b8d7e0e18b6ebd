import { openEventLog } from './event-log.ts'
import { openView, type ViewDatabase } from './view-database.ts'
import { removeDatabase, shadowFile } from './view-files.ts'

type Cursor = { readonly position: number; readonly eventId: string | null }

/**
 * Makes the view ready to be served and written: away with what a killed rebuild or check has left, up to the schema
 * of this program, and begun anew if it cannot be continued, which is when it is damaged or when it was made from
 * another log than this one (a database put back from a backup, say).
 *
 * Only while nobody has the view open.
 *
 * @returns why the view was begun anew, if it was
 * @throws ViewError `database-newer`
 */
export function prepareView(viewFile: string, eventLogFile: string): string | undefined {
  removeDatabase(shadowFile(viewFile, 'rebuild'))
  removeDatabase(shadowFile(viewFile, 'check'))
  const cursor = readCursor(viewFile)
  if (cursor && isOf(eventLogFile, cursor)) return undefined
  removeDatabase(viewFile)
  openView(viewFile).close()
  return cursor ? 'it was made from another event log' : 'it is damaged'
}

/** Undefined if the view is damaged. */
function readCursor(viewFile: string): Cursor | undefined {
  let view: ViewDatabase | undefined
  try {
    view = openView(viewFile)
    return view.prepare<[], Cursor>('SELECT position, event_id AS eventId FROM cursor').get()
  } catch (error) {
    if (isDamage(error)) return undefined
    throw error
  } finally {
    view?.close()
  }
}

function isOf(eventLogFile: string, { position, eventId }: Cursor): boolean {
  if (position === 0) return true
  const log = openEventLog(eventLogFile)
  try {
    return log.idAt(position) === eventId
  } finally {
    log.close()
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))
