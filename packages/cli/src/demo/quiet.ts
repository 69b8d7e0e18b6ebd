import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '../client/client.ts'

const LOOK_EVERY_MS = 50
const PATIENCE_MS = 20_000

/**
 * Waits until the pipeline has nothing to do. Gives up after a time that is enough even on a slow machine.
 *
 * @returns the position of the last event
 */
export async function untilQuiet(admin: Client): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const { tasks, position } = await admin.status()
    const waiting = Object.values(tasks).some((kind) => kind.waiting > 0)
    if (!waiting || Date.now() > deadline) return position
    await sleep(LOOK_EVERY_MS)
  }
}
