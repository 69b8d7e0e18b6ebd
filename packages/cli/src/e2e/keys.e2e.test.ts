import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyCommand } from '../testing/commands.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { recorder } from '../testing/recorder.ts'
import { type Calls, callsOf, LOCAL } from './testing/calls.ts'
import { makeScene } from './testing/scene.ts'

const outerpark = makeOuterpark(inProcess)
let proxy: Awaited<ReturnType<typeof recorder>>

let calls: Calls = {}
let scene: Awaited<ReturnType<typeof makeScene>>

beforeAll(async () => {
  await outerpark.json('daemon', 'start')
  const { url } = await outerpark.json<{ url: string }>('daemon', 'status')
  proxy = await recorder(url)
  const token = readFileSync(join(outerpark.home, 'admin.token'), 'utf8')
  const login = ['login', '--profile', 'root', '--url', proxy.url]
  expect((await outerpark.run(login, { input: token })).code).toBe(0)
  scene = await makeScene(outerpark, ['--url', proxy.url])
  calls = callsOf(scene)
})
afterAll(async () => {
  proxy?.close()
  await outerpark.close()
})

const commands = await everyCommand()

test('W7: every command has a call in this test, or is one of those that ask no box office', () => {
  const known = [...Object.keys(calls), ...LOCAL]
  expect(known.toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
})

const asking = commands.filter(({ name }) => !LOCAL.includes(name))

describe('W7: --idempotency-key is an option of every command that writes, and of no other', () => {
  test.each(asking)('$name', async ({ name, command }) => {
    const words = [
      ...name.split(' '),
      ...((await calls[name]?.()) ?? []),
      '--url',
      proxy.url,
      '--json',
    ]
    const isKeyed = command.options.some(({ long }) => long === '--idempotency-key')
    const key = `the-key-of-${name.replaceAll(' ', '-')}-in-this-test`
    proxy.taken()
    const { stderr } = await outerpark.run(isKeyed ? [...words, '--idempotency-key', key] : words)
    const writes = proxy.taken()
    expect({ stderr, wrote: writes.length > 0 }).toEqual({ stderr, wrote: isKeyed })
    expect(writes.filter((each) => each.key === key)).toHaveLength(isKeyed ? 1 : 0)
    expect(writes.map((each) => each.key)).not.toContain(undefined)
  })
})

test('W7: an erasure that cancels bookings before can be repeated with its key, and is done once', async () => {
  const id = await scene.customer('eraser')
  await outerpark.json('book', '--yes', scene.performance(), '--seats', '1', '--profile', 'eraser')
  const erase = ['customer', 'erase', id, '--yes', '--cancel', '--profile', 'root']
  proxy.taken()
  const first = await outerpark.json(...erase, '--idempotency-key', 'erase-once')
  expect(proxy.taken().map(({ method, key }) => [method, key === 'erase-once'])).toEqual([
    ['POST', false],
    ['DELETE', true],
  ])
  expect(await outerpark.json(...erase, '--idempotency-key', 'erase-once')).toEqual(first)
  expect(proxy.taken()).toMatchObject([{ method: 'DELETE', replayed: true }])
  expect(await outerpark.failure(...erase)).toMatchObject({ code: 'customer-not-found' })
})
