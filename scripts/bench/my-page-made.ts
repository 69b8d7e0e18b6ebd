import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { httpClient } from '../lab/client.ts'
import { adminTokenOf, startDaemon } from '../lab/daemon.ts'
import { settle } from '../lab/office.ts'

/** An hour, so that a slow machine gets a figure as well. */
const PATIENCE_MS = 60 * 60 * 1000

/**
 * Starts a daemon on the home and waits until MyPage shows all events. It asks over HTTP and does not open the view's
 * file, since a daemon cannot replace a view that another program has open.
 * @returns the time from the daemon's start, in seconds
 */
export async function letMyPageCatchUp(home: string): Promise<number> {
  const start = performance.now()
  const daemon = await startDaemon({ home })
  const client = httpClient(daemon.url)
  try {
    await settle({ client, adminToken: adminTokenOf(home) }, PATIENCE_MS)
    return (performance.now() - start) / 1000
  } finally {
    client.close()
    await daemon.stop()
  }
}

/** Deletes MyPage, and lets a daemon make it again. Returns how many seconds that took. */
export function makeMyPageFromNothing(home: string): Promise<number> {
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(home, `mypage.db${suffix}`), { force: true })
  return letMyPageCatchUp(home)
}
