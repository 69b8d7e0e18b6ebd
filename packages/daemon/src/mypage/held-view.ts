import type { EventLog } from '@outerpark/core/ports'
import { type Batch, type Project, prepareProjection } from './project.ts'
import { openView, positionOf, type ViewDatabase } from './view-database.ts'

export type HeldView = ReturnType<typeof holdView>

/** The projector's connection to the view, the only one that writes. It is closed while files are exchanged. */
export function holdView(log: EventLog, viewFile: string) {
  let held: { readonly view: ViewDatabase; readonly project: Project } | undefined

  return {
    isOpen: (): boolean => held !== undefined,
    open(): void {
      if (held) return
      const view = openView(viewFile)
      held = { view, project: prepareProjection(log, view) }
    },
    /** 0 while it is closed */
    position: (): number => (held ? positionOf(held.view) : 0),
    /** @returns undefined while it is closed */
    project: async (limit: number): Promise<Batch | undefined> => held?.project(limit),
    /** Moves what the -wal file holds into the database. */
    checkpoint: (): void => void held?.view.pragma('wal_checkpoint(TRUNCATE)'),
    close(): void {
      held?.view.close()
      held = undefined
    },
  }
}
