import { type RunningMyPage, startMyPage } from '../mypage/index.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { startThread } from './threads.ts'

export type MyPageFiles = {
  /** the database of the write side; it must exist */
  readonly store: string
  /** the view's own database; made if it does not exist */
  readonly view: string
}

export type MyPageSettings = {
  /** how late MyPage may be while many people book, in milliseconds */
  readonly myPageLagMs: number
  readonly onError?: (error: unknown) => void
}

/**
 * Opens MyPage over the event log of a box office.
 * @example
 * const myPage = await openMyPage(files, config)
 * store.onCommit(myPage.wake)
 */
export async function openMyPage(
  files: MyPageFiles,
  { myPageLagMs: lagMs, onError = () => {} }: MyPageSettings,
): Promise<RunningMyPage> {
  const log = openSqliteEventLog(files.store)
  try {
    return await startMyPage({
      viewFile: files.view,
      log,
      lagMs,
      onError,
      startThread: (task) =>
        startThread('mypage-thread', `mypage ${task.kind}`, { storeFile: files.store, task }),
    })
  } finally {
    await log.close()
  }
}
