import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startLoad } from './load.ts'

test('bookings are sent at their rate even if none of them is answered', async () => {
  const answer = Promise.withResolvers<void>()
  const load = startLoad(() => answer.promise, 200)
  await expect.poll(() => load.tally().asked).toBeGreaterThan(20)
  expect(load.tally()).toMatchObject({ taken: 0, refused: 0 })
  answer.resolve()
  await load.stop()
  const { asked, taken } = load.tally()
  expect(taken).toBe(asked)
})

test('refusals are counted, and the time of the slowest answer is kept', async () => {
  let n = 0
  const load = startLoad(async () => {
    n += 1
    const call = n
    // How long the second answer takes.
    if (call === 2) await sleep(60)
    if (call === 3) throw new Error('sold out')
  }, 200)
  await expect.poll(() => load.tally().refused).toBe(1)
  await load.stop()
  const { asked, taken, refused, refusal, slowestMs } = load.tally()
  expect({ asked, refused, refusal }).toEqual({
    asked: taken + 1,
    refused: 1,
    refusal: 'sold out',
  })
  expect(slowestMs).toBeGreaterThanOrEqual(59)
})
