import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { test } from 'vitest'
import { type LoadStory, PARTS } from '../load/story.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

test.concurrent('bookings go on while the gateway is slower than the time-out, and all are paid in the end', async ({
  expect,
  onTestFinished,
}) => {
  const outerpark = makeOuterpark()
  onTestFinished(outerpark.close)
  const story = await outerpark.json<LoadStory>('load', '--short')
  expect(story).toMatchObject({ ok: true, availability: 100, refused: 0, settled: true })
  expect(story.parts.map(({ part }) => part)).toEqual(PARTS)
  expect(story.parts.find(({ part }) => part === 'slow')?.breaker).toBe('open')
  expect(story.parts.at(-1)).toMatchObject({ breaker: 'closed', unpaid: 0 })
  expect(story.peakUnpaid).toBeGreaterThan(10)
  expect(readdirSync(outerpark.temporary)).toEqual([])
})

test.concurrent('after Ctrl-C in the middle of the story no file or process is left', async ({
  expect,
  onTestFinished,
}) => {
  const outerpark = makeOuterpark()
  onTestFinished(outerpark.close)
  const child = outerpark.open(['load', '--short'])
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('The gateway gets slower')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(130)
  expect(readdirSync(outerpark.temporary)).toEqual([])
})
