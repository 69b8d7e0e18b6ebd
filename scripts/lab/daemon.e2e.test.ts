import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { makeHome, removeHome, startDaemon } from './daemon.ts'

test('`kill` rejects if the daemon has ended by itself', async () => {
  const home = makeHome()
  try {
    const daemon = await startDaemon({ home })
    process.kill(daemon.pid, 'SIGABRT')
    while (isThere(daemon.pid)) await sleep(10)
    await expect(daemon.kill()).rejects.toThrow('The daemon had ended by itself (SIGABRT).')
  } finally {
    removeHome(home)
  }
})

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
