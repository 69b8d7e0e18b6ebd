import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'

/** Each on a home of its own, so that all three can be told at once. */
function newcomer(onTestFinished: (close: () => Promise<void>) => void) {
  const outerpark = makeOuterpark()
  onTestFinished(outerpark.close)
  return { outerpark, left: () => readdirSync(outerpark.temporary) }
}

test.concurrent('the demo tells the whole story, verify holds, and nothing of it is left', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark, left } = newcomer(onTestFinished)
  const demo = await outerpark.json<{ ok: boolean; scenes: { kind: string; data: unknown }[] }>(
    'demo',
  )
  expect(demo.ok).toBe(true)
  const data = demo.scenes.map((scene) => scene.data)
  expect(data).toContainEqual(expect.objectContaining({ code: 'seats-unavailable' }))
  expect(data).toContainEqual(expect.objectContaining({ paymentStatus: 'declined' }))
  expect(data).toContainEqual(expect.objectContaining({ status: 'confirmed' }))
  expect(demo.scenes.filter((scene) => scene.kind === 'customer')).toHaveLength(3)
  expect(demo.scenes.at(-1)).toMatchObject({ kind: 'verify', data: { ok: true } })
  expect(left()).toEqual([])
  expect(await outerpark.json('daemon', 'status')).toMatchObject({ running: false })
})

test.concurrent('Ctrl-C in the middle of the demo leaves nothing either', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark, left } = newcomer(onTestFinished)
  const child = outerpark.open(['demo'])
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('goes on sale')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(130)
  expect(left()).toEqual([])
})

test.concurrent('whoever stops reading in the middle of the demo leaves nothing either', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark, left } = newcomer(onTestFinished)
  const child = outerpark.open(['demo'])
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('goes on sale')) child.stdout.destroy()
  })
  await once(child, 'close')
  expect(left()).toEqual([])
})
