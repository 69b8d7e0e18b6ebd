import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'

/** Each test has its own home, so all three can run at the same time. */
function newcomer(onTestFinished: (close: () => Promise<void>) => void) {
  const outerpark = makeOuterpark()
  onTestFinished(outerpark.close)
  return { outerpark, left: () => readdirSync(outerpark.temporary) }
}

test.concurrent('the demo plays the whole story, all invariants hold, and no file or process is left', async ({
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
  expect(data).toContainEqual(expect.objectContaining({ code: 'too-many-seats' }))
  expect(data).toContainEqual(expect.objectContaining({ paymentStatus: 'declined' }))
  expect(data).toContainEqual(expect.objectContaining({ status: 'confirmed' }))
  expect(demo.scenes.filter((scene) => scene.kind === 'customer')).toHaveLength(3)
  expect(demo.scenes.at(-1)).toMatchObject({ kind: 'verify', data: { ok: true } })
  expect(left()).toEqual([])
  const status = await outerpark.run(['daemon', 'status', '--json'])
  expect(status.code).toBe(3)
  expect(JSON.parse(status.stdout)).toMatchObject({ running: false })
})

test.concurrent('after Ctrl-C in the middle of the demo no file or process is left', async ({
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

test.concurrent('if the output is no longer read in the middle, no file or process is left', async ({
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
