import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../../client/client.ts'

const LOOK_EVERY_MS = 50
const PATIENCE_MS = 20_000

/**
 * Waits until no seat of a cancelled performance is held or sold: the daemon cancels its reservations after it. Gives up after a time
 * that is enough even on a slow machine.
 */
export async function untilEmpty(admin: Client, performanceId: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const { grades } = await admin.performance(performanceId)
    const isTaken = grades.some(({ held, sold }) => held + sold > 0)
    if (!isTaken || Date.now() > deadline) return
    await sleep(LOOK_EVERY_MS)
  }
}
