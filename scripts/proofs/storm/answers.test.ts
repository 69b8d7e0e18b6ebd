import { expect, test } from 'vitest'
import { broken } from '../../lab/findings.ts'
import { answerRecord, available, nameOf } from './answers.ts'

const overloaded = JSON.stringify({
  type: 'about:blank',
  title: 'Payment is overloaded',
  status: 503,
  code: 'payment-overloaded',
  detail: 'Nothing was booked.',
})

test('a 503 has to say when to try again', () => {
  const answer = (headers: Record<string, string>) =>
    nameOf({ status: 503, headers, text: overloaded })
  expect(answer({ 'retry-after': '5' })).toBe('503 payment-overloaded')
  expect(answer({})).toBe('503 payment-overloaded without Retry-After')
  expect(answer({ 'retry-after': '0' })).toBe('503 payment-overloaded without Retry-After')
})

test('one other answer than 201 in a million is not available, and is not rounded up to 100 %', () => {
  const record = answerRecord()
  for (let i = 0; i < 999_999; i++) record.add('201', 1)
  expect(broken([available(record.inAll())])).toEqual([])
  record.add('ETIMEDOUT', 10_000)
  expect(broken([available(record.inAll())])).toEqual([
    'availability of booking: 99.99 %: 999999 × 201, 1 × ETIMEDOUT',
  ])
})

test('a load without any answer was not available', () => {
  expect(available(answerRecord().inAll()).holds).toBe(false)
})

test('a stretch begins where the last one ended, and the whole record is kept', () => {
  const record = answerRecord()
  for (let ms = 1; ms <= 100; ms++) record.add('201', ms)
  expect(record.lately()).toEqual({ answers: new Map([['201', 100]]), p99: 99 })
  expect(record.lately().answers.size).toBe(0)
  expect(record.inAll().p99).toBe(99)
})
