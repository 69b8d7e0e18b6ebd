import type { EventLog } from '@outerpark/core/ports'
import { type Project, prepareProjection } from '../project.ts'
import { addIndices, openShadow, positionOf, type ViewDatabase } from '../view-database.ts'
import { removeDatabase, syncShadow } from './view-files.ts'

/** So many events are taken at a time. */
const SLICE = 10_000

/**
 * Makes a view aside, from the first event to the last, in a thread that does nothing else. {@link finishShadow} adds
 * the events that come later.
 */
export async function makeShadow(
  log: Pick<EventLog, 'after' | 'idAt'>,
  file: string,
): Promise<void> {
  removeDatabase(file)
  await withShadow(file, log, async ({ view, project }) => {
    await toTheEnd(project)
    addIndices(view)
    await toTheEnd(project)
  })
}

/**
 * Brings a shadow to the end of the log and makes it durable.
 * @returns its position
 */
export async function finishShadow(
  log: Pick<EventLog, 'after' | 'idAt'>,
  file: string,
): Promise<number> {
  return withShadow(file, log, async ({ view, project }) => {
    await toTheEnd(project)
    return positionOf(view)
  })
}

async function toTheEnd(project: Project): Promise<void> {
  while ((await project(SLICE)).events > 0);
}

/** Opens a shadow for `use`, closes it, and makes it durable. Deletes it if that fails. */
async function withShadow<Result>(
  file: string,
  log: Pick<EventLog, 'after' | 'idAt'>,
  use: (shadow: { view: ViewDatabase; project: Project }) => Promise<Result>,
): Promise<Result> {
  try {
    const view = openShadow(file)
    let result: Result
    try {
      result = await use({ view, project: prepareProjection(log, view) })
    } finally {
      view.close()
    }
    await syncShadow(file)
    return result
  } catch (error) {
    removeDatabase(file)
    throw error
  }
}
