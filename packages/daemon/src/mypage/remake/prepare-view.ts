import { existsSync } from 'node:fs'
import type { EventLog } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import { openView, VERSION, type ViewDatabase, versionOf } from '../view-database.ts'
import { DOCUMENTS } from './documents.ts'
import { removeDatabase, shadowFile } from './view-files.ts'

/** A newer version of the program has written the view. */
export class ViewRefused extends Error {
  override readonly name = 'ViewRefused'
  readonly code = 'database-newer'
}

export type Prepared = {
  /** whether the view has documents: then a new one has to be made aside */
  readonly documents: boolean
  /** why the view begins again with the first event, if it does */
  readonly begunAnew?: string
}

type Found = {
  readonly version: number
  readonly position: number
  /** the id of the event at the position */
  readonly eventId: string | null
}

/**
 * Makes the view ready to be read and written. Deletes the shadow that a killed rebuild has left. Deletes the view and
 * begins again with the first event if the view is damaged, has a shape that is not read any more, or was made from
 * another log (after a backup was restored, for example).
 *
 * Nobody may have the view open.
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
