import { checkView } from '../../packages/daemon/src/mypage/check.ts'
import { type EventLog, openEventLog } from '../../packages/daemon/src/mypage/event-log.ts'
import { type Batch, prepareProjection } from '../../packages/daemon/src/mypage/project.ts'
import { openView } from '../../packages/daemon/src/mypage/view-database.ts'
import type { Disk } from './disk.ts'

type Following = {
  readonly file: string
  readonly log: EventLog
  readonly project: (limit: number) => Batch
}

const ALL = 10_000

/**
 * MyPage as it is served all through the story: the projector's own steps on a view of its own. After each death the
 * view goes on from where it was, so the log must never take back what the view has shown.
 */
export function serveMyPage(disk: Disk) {
  const view = openView(disk.beside('mypage.db'))
  let following: Following | undefined
  const follow = (): Following => {
    const file = disk.file()
    if (following?.file === file) return following
    following?.log.close()
    const log = openEventLog(file)
    following = { file, log, project: prepareProjection(log, view) }
    return following
  }
  return {
    /** Brings the view to the end of the log. */
    project(): void {
      follow().project(ALL)
    },
    /** What differs from a view that is rebuilt from the first event. */
    async differences(): Promise<string[]> {
      const { log, project } = follow()
      project(ALL)
      const { ok, detail } = await checkView(log, view, disk.beside('shadow.db'), async () => {})
      return ok ? [] : [`mypage-equals-rebuild: ${detail}`]
    },
    close(): void {
      following?.log.close()
      view.close()
    },
  }
}
