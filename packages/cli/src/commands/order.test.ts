import type { PerformanceResponse } from '@outerpark/core/contract'
import { expect, test, vi } from 'vitest'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { chosen } from './order.ts'

const won = (amount: number) => ({ amount, currency: 'KRW' })
const performance: PerformanceResponse = {
  id: 'PF-7KQ2M9XW22',
  ...{ musicalId: 'MU-7KQ2M9XW22', title: 'Hadestown', venue: 'LG Arts Center' },
  startsAt: '2037-01-05T19:30:00+09:00',
  grades: [{ grade: 'VIP', price: won(170_000), capacity: 300, available: 300, held: 0, sold: 0 }],
}
const context = { interactive: true } as Context

test('A5: what the box office would refuse is refused before the question', async () => {
  const confirm = vi.fn(async () => true)
  const detail = 'One booking takes at most 10.'
  const refusal = new Failure({ code: 'too-many-seats', title: 'Too many seats', detail })
  const quote = () => Promise.reject(refusal)
  const order = chosen(
    context,
    { quote },
    performance,
    { wanted: { seats: 11 }, timeout: 0 },
    confirm,
  )
  await expect(order).rejects.toBe(refusal)
  expect(confirm).not.toHaveBeenCalled()
})

test('the question has the price that the box office asks, and a no books nothing', async () => {
  const confirm = vi.fn(async () => false)
  const quote = vi.fn(async () => ({
    ...{ grade: 'VIP', seats: 2, amount: won(340_000) },
    lines: [{ grade: 'VIP', seats: 2, price: won(170_000) }],
  }))
  const options = { wanted: { seats: 2 }, payWith: 'card-slow', timeout: 0 }
  const order = chosen(context, { quote }, performance, options, confirm)
  await expect(order).rejects.toMatchObject({ code: 'not-confirmed' })
  expect(quote).toHaveBeenCalledWith({
    ...{ performanceId: performance.id, grade: 'VIP', seats: 2, paymentMethod: 'card-slow' },
  })
  expect(confirm).toHaveBeenCalledWith(expect.stringMatching(/^Book 2 × VIP.*, for ₩340,000\?$/))
})

test('with --yes nobody is asked, and nothing is looked up', async () => {
  const quote = vi.fn()
  const options = { wanted: { seats: 2 }, yes: true, timeout: 0 }
  expect(await chosen(context, { quote }, performance, options)).toEqual({ grade: 'VIP', seats: 2 })
  expect(quote).not.toHaveBeenCalled()
})
