import { existsSync } from 'node:fs'
import type { EventLog } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { openView, VERSION, type ViewDatabase, versionOf } from '../view-database.ts'
import { DOCUMENTS } from './documents.ts'
import { removeDatabase, shadowFile } from './view-files.ts'

/** The view was written by a later version of the program. */
export class ViewRefused extends Error {
  override readonly name = 'ViewRefused'
  readonly code = 'database-newer'
}

export type Prepared = {
  /** whether the view is of documents, and to be made again aside */
  readonly documents: boolean
  /** why the view was begun anew, if it was */
  readonly begunAnew?: string
}

type Found = {
  readonly version: number
  readonly position: number
  /** of the event at the position */
  readonly eventId: string | null
}

/**
 * Makes the view ready to be read and written: removes what a rebuild has left that was killed, and begins the view
 * anew if it cannot be continued, which is when it is damaged, was made from another log than this one (a database put
 * back from a backup, say), or is of a shape that nothing here reads any more.
 *
 * Only while nobody has the view open.
 *
 * @throws ViewRefused
 */
export async function prepareView(
  viewFile: string,
  log: Pick<EventLog, 'idAt'>,
): Promise<Prepared> {
  removeDatabase(shadowFile(viewFile))
  const found = existsSync(viewFile) ? lookAt(viewFile) : undefined
  const begunAnew = found && (await whyAnew(found, log))
  if (begunAnew !== undefined) removeDatabase(viewFile)
  const documents =
    begunAnew === undefined && found !== undefined && found !== 'damaged' && isOfDocuments(found)
  if (!documents) openView(viewFile).close()
  return begunAnew === undefined ? { documents } : { documents, begunAnew }
}

async function whyAnew(
  found: Found | 'damaged',
  log: Pick<EventLog, 'idAt'>,
): Promise<string | undefined> {
  if (found === 'damaged') return 'it is damaged'
  const { version, position, eventId } = found
  if (version !== 0 && version !== VERSION && !isOfDocuments(found)) return 'it is of an old shape'
  if (position > 0 && (await log.idAt(position)) !== eventId)
    return 'it was made from another event log'
  return undefined
}

const isOfDocuments = ({ version }: Found) => DOCUMENTS.some((shape) => shape === version)

function lookAt(viewFile: string): Found | 'damaged' {
  let view: ViewDatabase | undefined
  try {
    view = new Database(viewFile)
    const version = versionOf(view)
    if (version > VERSION) throw refused(viewFile, version)
    if (version === 0) return { version, position: 0, eventId: null }
    const cursor = view
      .prepare<[], Omit<Found, 'version'>>('SELECT position, event_id AS eventId FROM cursor')
      .get()
    return cursor ? { version, ...cursor } : 'damaged'
  } catch (error) {
    if (isDamage(error)) return 'damaged'
    throw error
  } finally {
    view?.close()
  }
}

const refused = (viewFile: string, version: number) =>
  new ViewRefused(
    `${viewFile} has version ${version}; this program knows versions up to ${VERSION}. Use the newer program, or delete the file: it is made again from the events.`,
  )

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))
