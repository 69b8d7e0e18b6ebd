import { expect, test } from 'vitest'
import { newBreaker, unavailable } from './testing/breaker.ts'

test('a few calls that all fail are one run, although the breaker stays closed and its window forgets them', async () => {
  const { breaker, clock, times, state } = newBreaker()
  const since = clock.now()
  for (let i = 0; i < 10; i++) {
    await times(1, unavailable)
    clock.advance(30_000)
  }
  expect(state()).toBe('closed')
  expect(breaker.view().window.calls).toBe(0)
  expect(breaker.view().failedRun).toEqual({
    ...{ calls: 10, since, lastAt: clock.now() - 30_000 },
    answeredAt: undefined,
  })
})

test('an answer ends the run, which is known until the next call fails', async () => {
  const { breaker, clock, times } = newBreaker()
  expect(breaker.view().failedRun).toBeUndefined()
  await times(2, unavailable)
  clock.advance(1_000)
  await times(3)
  const answeredAt = clock.now()
  clock.advance(1_000)
  await times(1)
  expect(breaker.view().failedRun).toMatchObject({ calls: 2, answeredAt })
  await times(1, unavailable)
  expect(breaker.view().failedRun).toMatchObject({ calls: 1, since: clock.now() })
})

test('calls that were not sent belong to no run; a failed probe does', async () => {
  const { breaker, clock, times, state } = newBreaker()
  await times(25, unavailable)
  expect(state()).toBe('open')
  expect(breaker.view().failedRun?.calls).toBe(20)
  clock.advance(5_000)
  await times(1, unavailable)
  expect(breaker.view().failedRun?.calls).toBe(21)
})
