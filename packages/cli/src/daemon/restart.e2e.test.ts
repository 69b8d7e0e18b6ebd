import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StateFile } from '@outerpark/core/names'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeOuterpark } from '../e2e/outerpark.ts'

const outerpark = makeOuterpark()
const state = (): StateFile => JSON.parse(readFileSync(join(outerpark.home, 'daemon.json'), 'utf8'))

beforeAll(async () => void (await outerpark.json('daemon', 'start')))
afterAll(() => outerpark.close())

test.each([
  ['in the environment', { OUTERPARK_BULKHEAD: '1' }, {}, 'OUTERPARK_BULKHEAD'],
  ['in the file', {}, { leaseMs: 'long' }, 'leaseMs'],
  ['of a channel', { OUTERPARK_SMTP_HOST: 'mail.example.com' }, {}, 'SMTP_FROM'],
])(
  'a setting %s that is not valid is refused before the daemon is stopped',
  async (_, env, file, name) => {
    const config = join(outerpark.home, 'config.json')
    writeFileSync(config, JSON.stringify(file))
    const before = state()
    const { code, stdout, stderr } = await outerpark.run(['daemon', 'restart', '--json'], { env })
    writeFileSync(config, '{}')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(JSON.parse(stderr).error).toMatchObject({
      code: 'config-invalid',
      detail: expect.stringMatching(new RegExp(name)),
      hint: expect.stringMatching(/The running daemon was left as it is\.$/),
    })
    expect(state()).toEqual(before)
    expect(await outerpark.json('daemon', 'status')).toMatchObject({
      answering: true,
      pid: before.pid,
    })
  },
)

test('where none runs, there is none to be left as it is', async () => {
  const other = makeOuterpark()
  const env = { OUTERPARK_BULKHEAD: '1' }
  const { code, stderr } = await other.run(['daemon', 'restart', '--json'], { env })
  expect(code).toBe(2)
  expect(stderr).toContain('config-invalid')
  expect(stderr).not.toContain('left as it is')
  await other.close()
})
