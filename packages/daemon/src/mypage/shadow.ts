import type { EventLog } from './event-log.ts'
import { type Batch, prepareProjection } from './project.ts'
import { openShadow, positionOf, type ViewDatabase } from './view-database.ts'
import { removeDatabase } from './view-files.ts'

/** How many events long work takes before it breathes: some 20 ms. */
const SLICE = 500

/** Lets the thread do what waits meanwhile, above all project. */
export type Breathe = () => Promise<void>

/** A view that is built aside, from the first event on. */
export type Shadow = {
  readonly view: ViewDatabase
  readonly project: (limit: number) => Batch
}

/** Opens a shadow for `use`, and closes it. The file stays if `use` came to its end. */
export async function withShadow<Result>(
  file: string,
  log: EventLog,
  use: (shadow: Shadow) => Promise<Result>,
): Promise<Result> {
  removeDatabase(file)
  const view = openShadow(file)
  try {
    const result = await use({ view, project: prepareProjection(log, view) })
    view.close()
    return result
  } catch (error) {
    view.close()
    removeDatabase(file)
    throw error
  }
}

/** Brings the shadow near to a view that moves on meanwhile; {@link follow} takes the last step. */
export async function catchUp(shadow: Shadow, view: ViewDatabase, breathe: Breathe): Promise<void> {
  while (positionOf(view) - positionOf(shadow.view) > SLICE) {
    if (shadow.project(SLICE).events === 0) return
    await breathe()
  }
}

/**
 * Brings the shadow to the view's position, at once: until the caller awaits something, both stand still there.
 *
 * @returns the position; short of the view's if the log ends before it
 */
export function follow(shadow: Shadow, view: ViewDatabase): number {
  const goal = positionOf(view)
  let position = positionOf(shadow.view)
  while (position < goal) {
    const batch = shadow.project(goal - position)
    if (batch.events === 0) break
    position = batch.position
  }
  return position
}
