import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clientHere } from '../connect.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { openLive } from './live.ts'

const outerpark = makeOuterpark(inProcess)
afterAll(() => outerpark.close())

const soon = <T>(value: () => T) => expect.poll(value)
const signUp = (name: string) =>
  outerpark.json('signup', '--name', name, '--email', `${name}@example.com`)

test('through a restart of the daemon it gets every event, and none twice', async () => {
  const { url } = await outerpark.json<{ url: string }>('daemon', 'start')
  const token = readFileSync(join(outerpark.home, 'admin.token'), 'utf8').trim()
  const live = openLive(clientHere(outerpark.home, token))
  const positions: number[] = []
  live.onEvent(({ position }) => positions.push(position))
  const types = () => live.snapshot().events.map(({ type }) => type)
  const signUps = (count: number) =>
    Array.from({ length: count }, () => ['CustomerSignedUp', 'TokenCreated']).flat()
  try {
    await soon(() => live.snapshot().connection.state).toBe('up')
    await signUp('minji')
    await soon(types).toEqual(signUps(1))
    await outerpark.json('daemon', 'stop')
    await soon(() => live.snapshot().connection.state).toBe('lost')
    await outerpark.json('daemon', 'start', '--port', new URL(url).port)
    await signUp('jun')
    await soon(types).toEqual(signUps(2))
    await soon(() => live.snapshot().connection.state).toBe('up')
    expect(positions).toEqual([1, 2, 3, 4])
  } finally {
    await live.close()
  }
})
