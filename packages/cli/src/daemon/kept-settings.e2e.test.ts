import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { DaemonStatus } from './status.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

const status = () => outerpark.json<DaemonStatus>('daemon', 'status')
const config = (text: string) =>
  writeFileSync(join(outerpark.home, 'config.json'), text, { mode: 0o600 })

test.skipIf(process.platform === 'win32')(
  'a worker that dies is replaced by one with its settings, whatever the file says now',
  async () => {
    config('{ "mode": "BEFORE" }')
    await outerpark.json('daemon', 'start')
    for (const text of ['{ "mode": "AFTER" }', 'not JSON any more']) {
      config(text)
      const { worker } = await status()
      process.kill(Number(worker?.pid), 'SIGKILL')
      // Until it opens, nobody answers, or a sign does, and neither has settings.
      const next = async () => {
        const now = await status()
        const pid = now.worker?.pid ?? null
        return { ...now, isAnother: pid !== null && pid !== worker?.pid }
      }
      await expect.poll(next, { timeout: 40_000 }).toMatchObject({
        ...{ isAnother: true, answering: true, mode: 'BEFORE', restartDue: true },
      })
    }
    config('{ "mode": "AFTER" }')
    const restarted = await outerpark.json('daemon', 'restart', '--change-mode')
    expect(restarted).toMatchObject({ answering: true, mode: 'AFTER' })
    expect(await status()).not.toHaveProperty('restartDue')
  },
)
