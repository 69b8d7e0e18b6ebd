import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FIELDS } from '../output/fields.ts'
import { MORE, topLevel } from '../output/shape.ts'
import { packageFile } from '../package-file.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { type Calls, callsOf } from './testing/calls.ts'
import { makeScene } from './testing/scene.ts'

const outerpark = makeOuterpark(inProcess)
let calls: Calls = {}

beforeAll(async () => {
  await outerpark.json('daemon', 'start')
  const input = readFileSync(join(outerpark.home, 'admin.token'), 'utf8')
  expect((await outerpark.run(['login', '--profile', 'root'], { input })).code).toBe(0)
  const scene = await makeScene(outerpark)
  const AS_MINJI = ['--profile', 'minji']
  calls = {
    ...callsOf(scene),
    'payment show': async () => [(await scene.booking()).replace('RV', 'PY'), ...AS_MINJI],
    'token show': () => AS_MINJI,
    'profile list': () => ['--no-check'],
    'profile use': async () => [await scene.profile()],
    'context list': () => [],
    'context add': () => ['far', 'https://far.example', '--no-check'],
    'context use': () => ['default'],
    'config list': () => ['--all'],
    'config get': () => ['port'],
    'config set': () => ['retryBaseMs', '7'],
    'config unset': () => ['retryBaseMs'],
    ...{ 'config validate': () => [], 'config path': () => [] },
    'hall check': () => [fileURLToPath(packageFile('halls/studio-400.yaml'))],
    'hall example': () => [],
    'daemon install': () => ['--dry-run'],
    'daemon uninstall': () => ['--dry-run'],
    doctor: () => [],
    'backup list': () => [],
    'backup verify': () => [],
    'context remove': () => ['far', '--yes'],
    completion: () => ['bash'],
    ...{ status: () => [], 'daemon status': () => [], version: () => [], language: () => [] },
  }
}, 60_000)
afterAll(() => outerpark.close())

/** They start and stop what the others need, open a browser, or take long. Another test has their fields. */
const NOT_HERE = [
  ...['daemon start', 'daemon run', 'daemon stop', 'daemon restart', 'daemon upgrade'],
  ...['open api', 'demo', 'load run'],
  // Not over a home in which a daemon runs: backup.e2e.test.ts.
  'restore',
]
/** What they ask for is not there: no mail, no webhook, no such task. */
const REFUSED = ['login', 'confirm', 'webhook on', 'task show', 'task retry', 'task drop']

const commands = Object.entries(FIELDS).flatMap(([name, fields]) =>
  name.endsWith(' --csv') || NOT_HERE.includes(name) ? [] : [[name, fields.split(' ')] as const],
)
const call = async (name: string) => [...name.split(' '), ...((await calls[name]?.()) ?? [])]

describe('--json with the name of a field', () => {
  test('every command with fields has a call here', () => {
    expect(commands.map(([name]) => name).filter((name) => !calls[name])).toEqual([])
    expect(commands.length).toBeGreaterThan(50)
  })

  test.each(commands)('%s prints that field, of each item of a list', async (name, fields) => {
    const [field = ''] = topLevel(fields)
    const { code, stdout, stderr } = await outerpark.run([...(await call(name)), '--json', field])
    if (REFUSED.includes(name)) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(JSON.parse(stderr).error.code).not.toBe('usage')
      return
    }
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const data = JSON.parse(stdout)
    for (const each of 'items' in data ? data.items : [data])
      expect(Object.keys(each)).toEqual([field])
  })

  test.each(commands.filter(([, fields]) => !fields.includes(MORE)))(
    '%s refuses a field that it does not have, before it does anything',
    async (name, fields) => {
      const words = await call(name)
      const events = async () =>
        (await outerpark.json<{ position: number }>('daemon', 'status')).position
      const before = await events()
      const { code, stdout, stderr } = await outerpark.run([...words, '--json=nosuchfield'])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(JSON.parse(stderr).error).toMatchObject({
        code: 'usage',
        detail: expect.stringContaining('There is no field "nosuchfield".'),
        hint: `Fields: ${topLevel(fields).join(', ')}`,
      })
      await outerpark.settled()
      expect((await events()) - before).toBeLessThanOrEqual(2)
    },
  )
})
