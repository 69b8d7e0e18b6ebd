import { afterAll, expect, test } from 'vitest'
import type { Examined } from '../doctor/finding.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import type { DaemonStatus } from './status.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

test.runIf(process.platform === 'linux')(
  'a daemon that is suspended is neither restarted nor stopped, and the command says so at once',
  async () => {
    const { pid } = await outerpark.json<{ pid: number }>('daemon', 'start')
    process.kill(pid, 'SIGSTOP')
    try {
      const begun = performance.now()
      for (const act of ['restart', 'stop'])
        expect(await outerpark.failure('daemon', act)).toMatchObject({
          exit: 1,
          code: 'daemon-suspended',
          hint: expect.stringContaining(`kill -CONT ${pid}`),
        })
      expect(await outerpark.json('daemon', 'status')).toMatchObject({
        ...{ answering: true, suspended: true, pid },
      })
      const { stdout } = await outerpark.run(['daemon', 'status'])
      expect(stdout).toContain(`kill -CONT ${pid}`)
      const doctor: Examined = JSON.parse((await outerpark.run(['doctor', '--json'])).stdout)
      expect(doctor.findings).toContainEqual(
        expect.objectContaining({ code: 'daemon-suspended', todo: `kill -CONT ${pid}` }),
      )
      // It is not known at once whether it hangs.
      expect(performance.now() - begun).toBeLessThan(30_000)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    expect(await outerpark.json('daemon', 'restart')).toMatchObject({ pid, answering: true })
    expect(await outerpark.json('daemon', 'status')).not.toHaveProperty('suspended')
  },
)

test.runIf(process.platform === 'linux')(
  'a restart leaves a worker that hangs to its daemon, which goes on, and says what was lost',
  async () => {
    await outerpark.json('daemon', 'stop')
    const none = await outerpark.run(['daemon', 'restart'])
    expect(none.stdout).toMatch(/^No daemon was running\. One runs now/)
    const before = await outerpark.json<DaemonStatus>('daemon', 'status')
    const hung = before.worker?.pid ?? Number.NaN
    process.kill(hung, 'SIGSTOP')
    const silent = await outerpark.run(['daemon', 'status'])
    expect(silent.stdout).toContain(
      `The worker (process ${hung}) does not answer. The daemon replaces`,
    )
    const { code, stdout } = await outerpark.run(['daemon', 'restart'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^A new worker \(process \d+\) answers\. The one before did not/)
    const after = await outerpark.json<DaemonStatus>('daemon', 'status')
    expect(after).toMatchObject({ pid: before.pid, answering: true })
    expect(after.worker?.pid).not.toBe(hung)
    // Only the daemon itself has ended it.
    expect(after.worker?.ends).toMatchObject([{ how: 'silent', pid: hung }])
    expect((await outerpark.run(['daemon', 'restart'])).stdout).toContain('No request was lost.')
  },
  60_000,
)
