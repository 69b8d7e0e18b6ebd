import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type MyPageOptions, type RunningMyPage, startMyPage } from '../my-page.ts'
import { openLog } from './log.ts'

/** A folder of its own for one test, with the names of the two databases in it. */
export function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), 'outerpark-mypage-'))
  return {
    folder,
    logFile: join(folder, 'log.db'),
    viewFile: join(folder, 'mypage.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type HomeFiles = { readonly logFile: string; readonly viewFile: string }

/** Starts MyPage over the log of a test. */
export async function startOver(
  { logFile, viewFile }: HomeFiles,
  options: Partial<MyPageOptions> = {},
): Promise<RunningMyPage> {
  const log = openLog(logFile)
  try {
    return await startMyPage({
      viewFile,
      log,
      lagMs: 1000,
      onError(error) {
        throw error
      },
      startThread: (task) =>
        new Worker(new URL('./thread.ts', import.meta.url), {
          workerData: { logFile, task },
          // Without the options of the process: they may not fit a thread.
          execArgv: [],
        }),
      ...options,
    })
  } finally {
    await log.close()
  }
}
