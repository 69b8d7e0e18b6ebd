import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyCommand } from '../testing/commands.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { recorder } from '../testing/recorder.ts'
import { callsOf, LOCAL } from './testing/calls.ts'

const outerpark = makeOuterpark(inProcess)
let proxy: Awaited<ReturnType<typeof recorder>>

const AS_ROOT = ['--profile', 'root']
const AS_MINJI = ['--profile', 'minji']
let musical = ''
let performance = ''

beforeAll(async () => {
  await outerpark.json('daemon', 'start')
  const { url } = await outerpark.json<{ url: string }>('daemon', 'status')
  proxy = await recorder(url)
  const token = readFileSync(join(outerpark.home, 'admin.token'), 'utf8')
  const login = ['login', ...AS_ROOT, '--url', proxy.url]
  expect((await outerpark.run(login, { input: token })).code).toBe(0)
  await signUp('minji')
  const registered = await outerpark.json<Registered>(
    ...['musical', 'register', 'Rent', '--venue', 'V', '--at', '2037-01-05T19:30+09:00'],
    ...['--seats', '99', '--price', '9000', ...AS_ROOT],
  )
  musical = registered.musical.id
  performance = registered.performances[0]?.id ?? ''
})
afterAll(async () => {
  proxy?.close()
  await outerpark.close()
})

type Made = { readonly id: string }
type Registered = { readonly musical: Made; readonly performances: readonly Made[] }

let people = 0
async function signUp(profile: string): Promise<string> {
  const { customer } = await outerpark.json<{ customer: Made }>(
    ...['signup', '--name', 'Kim', '--email', `person${++people}@example.com`],
    ...['--profile', profile, '--url', proxy.url],
  )
  return customer.id
}

const commands = await everyCommand()
const calls = callsOf({
  performance: () => performance,
  musical: () => musical,
  booking: async () =>
    (await outerpark.json<Made>('book', '--yes', performance, '--seats', '1', ...AS_MINJI)).id,
  async profile() {
    const name = `leaver-${people}`
    await signUp(name)
    return name
  },
  customer: () => signUp(`customer-${people}`),
  token: async () =>
    (await outerpark.json<{ details: Made }>('token', 'create', 'old', ...AS_MINJI)).details.id,
  staff: async () =>
    (await outerpark.json<{ staff: Made }>('staff', 'add', 'Seo', '--scopes', 'door', ...AS_ROOT))
      .staff.id,
})

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
  const profile = `eraser-${people}`
  const id = await signUp(profile)
  await outerpark.json('book', '--yes', performance, '--seats', '1', '--profile', profile)
  const erase = ['customer', 'erase', id, '--yes', '--cancel', ...AS_ROOT]
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
