import type { EventLog } from './event-log.ts'
import { type Breathe, catchUp, follow, withShadow } from './shadow.ts'
import type { RebuildResult } from './thread-messages.ts'
import type { ViewDatabase } from './view-database.ts'
import { syncShadow } from './view-files.ts'

/**
 * Builds the view again from the first event on, while the old one goes on and answers; ready to be exchanged when
 * this resolves.
 *
 * @param pause is called when both stand at the same position: the old view must not move on after it, since the new
 * one would then fall behind what customers have already seen
 */
export async function rebuildView(
  log: EventLog,
  view: ViewDatabase,
  file: string,
  breathe: Breathe,
  pause: () => void,
): Promise<RebuildResult> {
  const started = performance.now()
  const position = await withShadow(file, log, async (shadow) => {
    await catchUp(shadow, view, breathe)
    // Nearly all of it becomes durable now, while the old view goes on; what comes after it is little.
    await syncShadow(file)
    await catchUp(shadow, view, breathe)
    const position = follow(shadow, view)
    pause()
    return position
  })
  await syncShadow(file)
  return { events: position, position, ms: Math.round(performance.now() - started) }
}
