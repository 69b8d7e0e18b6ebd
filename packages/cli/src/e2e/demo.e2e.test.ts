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

test.concurrent('the week of a theatre: refunds at three distances, a new price, a cancelled show, and all invariants hold', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark, left } = newcomer(onTestFinished)
  type Scenes = { ok: boolean; scenes: { kind: string; data: Record<string, unknown> }[] }
  const { ok, scenes } = await outerpark.json<Scenes>('demo', '--season')
  expect(ok).toBe(true)
  const all = (kind: string) =>
    scenes.filter((scene) => scene.kind === kind).map(({ data }) => data)
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  expect(all('refund').map(({ refund, kept }) => ({ refund, kept }))).toEqual([
    { refund: won(170_000), kept: won(0) },
    { refund: won(153_000), kept: won(17_000) },
    { refund: won(119_000), kept: won(51_000) },
  ])
  expect(all('refusal').map(({ code }) => code)).toEqual([
    ...['offer-changed', 'seats-unavailable', 'performance-cancelled'],
  ])
  const back = all('reservation').find(({ status }) => status === 'cancelled')
  expect(back).toMatchObject({ paymentStatus: 'cancelled', refunded: won(323_000) })
  expect(scenes.at(-1)).toMatchObject({ kind: 'verify', data: { ok: true } })
  expect(left()).toEqual([])
})
