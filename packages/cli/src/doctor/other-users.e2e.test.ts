import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeOuterpark, PROGRAM } from '../testing/outerpark.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeEach(() => {
  outerpark = makeOuterpark()
})
afterEach(() => outerpark.close())

test.runIf(process.getuid?.() === 0)(
  'a home of root that is closed: another user is told as whom to run it',
  () => {
    chmodSync(outerpark.home, 0o700)
    const nobody = { uid: 65_534, gid: 65_534 }
    const env = { PATH: process.env.PATH, OUTERPARK_HOME: outerpark.home }
    const options = { ...nobody, env, cwd: '/', encoding: 'utf8' } as const
    const { stderr, status } = spawnSync(process.execPath, [PROGRAM, 'status', '--json'], options)
    expect([status, JSON.parse(stderr).error]).toMatchObject([
      1,
      {
        detail: expect.stringContaining('is that of the user root'),
        hint: `Run this as its owner: sudo -u root env OUTERPARK_HOME=${outerpark.home} outerpark …`,
      },
    ])
  },
)
