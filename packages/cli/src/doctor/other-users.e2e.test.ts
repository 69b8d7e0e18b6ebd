import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark, PROGRAM } from '../testing/outerpark.ts'
import type { Examined } from './finding.ts'

let outerpark: ReturnType<typeof makeOuterpark>
beforeEach(() => {
  outerpark = makeOuterpark(inProcess)
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

test('databases and logs that others can read, if they can enter the home', async () => {
  const inHome = (name: string) => join(outerpark.home, name)
  for (const name of ['mypage.db', 'daemon.log.1', 'notes.txt']) writeFileSync(inHome(name), '')
  chmodSync(inHome('mypage.db'), 0o644)
  chmodSync(inHome('daemon.log.1'), 0o604)
  chmodSync(inHome('notes.txt'), 0o644)
  const readable = async () => {
    const { stdout } = await outerpark.run(['doctor', '--json'])
    const { findings }: Examined = JSON.parse(stdout)
    return findings.filter(({ code }) => code === 'home-readable')
  }
  chmodSync(outerpark.home, 0o755)
  expect(await readable()).toMatchObject([
    {
      state: 'bad',
      what: 'Other users of this machine can read daemon.log.1, mypage.db.',
      todo: `chmod go-rwx ${inHome('daemon.log.1')} ${inHome('mypage.db')}`,
    },
  ])
  chmodSync(outerpark.home, 0o700)
  expect(await readable()).toEqual([])
})

test('an admin token that is missing: the doctor and a command say how to get a new one', async () => {
  await outerpark.json('daemon', 'start')
  rmSync(join(outerpark.home, 'admin.token'))
  const { stdout } = await outerpark.run(['doctor', '--json'])
  const { findings }: Examined = JSON.parse(stdout)
  const todo = expect.stringMatching(
    /^Its file is missing\. To make a new token: outerpark daemon restart\./,
  )
  expect(findings).toContainEqual(expect.objectContaining({ code: 'status-unknown', todo }))
  const { stderr } = await outerpark.run(['customer', 'list', '--json'])
  expect(JSON.parse(stderr).error).toMatchObject({ code: 'not-signed-in', hint: todo })
})
