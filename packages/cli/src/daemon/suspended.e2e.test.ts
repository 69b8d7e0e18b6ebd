import { afterAll, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

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
      // It is not known at once whether it hangs.
      expect(performance.now() - begun).toBeLessThan(30_000)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    expect(await outerpark.json('daemon', 'restart')).toMatchObject({ pid, answering: true })
  },
)
