import type { EventLog } from '@outerpark/core/ports'
import { checkText } from '@outerpark/core/words'
import type Database from 'better-sqlite3'
import { type Project, prepareProjection } from '../../packages/daemon/src/mypage/project.ts'
import { checkView } from '../../packages/daemon/src/mypage/remake/check.ts'
import { salesBook } from '../../packages/daemon/src/mypage/sales/book.ts'
import { readSales } from '../../packages/daemon/src/mypage/sales/tables.ts'
import { openView } from '../../packages/daemon/src/mypage/view-database.ts'
import { auditOf } from '../../packages/daemon/src/store/sqlite/audit.ts'
import { openSqliteEventLog } from '../../packages/daemon/src/store/sqlite/event-log.ts'
import { checkSales } from '../../packages/daemon/src/verify/sales.ts'
import type { Disk } from './disk.ts'

type Following = { readonly file: string; readonly log: EventLog; readonly project: Project }

const ALL = 10_000

/**
 * MyPage during the whole story: the projector's own steps on a separate view. After each death the view goes on from
 * its last position. So events that the view has shown must never disappear from the log.
 */
export function serveMyPage(disk: Disk) {
  const view = openView(disk.beside('mypage.db'))
  let following: Following | undefined
  const follow = async (): Promise<Following> => {
    const file = disk.file()
    if (following?.file === file) return following
    await following?.log.close()
    const log = openSqliteEventLog(file)
    const next = { file, log, project: prepareProjection(log, view) }
    following = next
    return next
  }
  return {
    /** Brings the view to the end of the log. */
    async project(): Promise<void> {
      const { project } = await follow()
      await project(ALL)
    },
    /** The prices and seats on sale that are not what the events add up to. */
    async wrongSales(store: Database.Database): Promise<string[]> {
      const { log } = await follow()
      const { standing } = salesBook(() => readSales(view))
      const check = await checkSales(standing(), auditOf(store), log)
      return check.ok ? [] : [`${check.name}: ${checkText('en', check)}`]
    },
    /** The differences from a view that is rebuilt from the first event. */
    async differences(): Promise<string[]> {
      const { log, project } = await follow()
      await project(ALL)
      const { ok, finding } = await checkView(log, view)
      return ok ? [] : [`mypage-equals-rebuild: ${checkText('en', finding)}`]
    },
    async close(): Promise<void> {
      await following?.log.close()
      view.close()
    },
  }
}
