import { expect, test } from 'vitest'
import { backOff } from './back-off.ts'

const waits = (of: ReturnType<typeof backOff>, count: number) =>
  Array.from({ length: count }, () => of.next())

test('the first replacement comes at once, and the others later and later, up to 30 s', () => {
  expect(waits(backOff(), 12)).toEqual([
    ...[0, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000],
  ])
})

test('after a worker that has answered for a while the next one comes at once', () => {
  const back = backOff()
  waits(back, 5)
  back.lived(999)
  expect(back.next()).toBe(1_600)
  back.lived(1_000)
  expect(back.next()).toBe(0)
})
