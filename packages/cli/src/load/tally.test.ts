import { expect, test } from 'vitest'
import { makeRecorder } from './tally.ts'

const done = { is: 'done' } as const
const soldOut = { is: 'refused', code: 'seats-unavailable' } as const

test('transactions are counted by kind and outcome', () => {
  const recorder = makeRecorder(0)
  for (const outcome of [done, done, soldOut]) {
    recorder.sent()
    recorder.ended('book', outcome, 10, 100)
  }
  recorder.sent()
  recorder.ended('mypage', done, 20, 1000)
  const tally = recorder.tally(2000)
  expect(tally).toMatchObject({
    ...{ elapsedMs: 2000, transactions: 4, tries: 4, perSecond: 2, availability: 100, bytes: 1300 },
    refusals: { 'seats-unavailable': 1 },
    errors: {},
    kinds: {
      book: { transactions: 3, done: 2, refused: 1, perSecond: 1.5 },
      cancel: { transactions: 0, latency: null },
      mypage: { transactions: 1, done: 1 },
    },
  })
})

test('a refusal is an answer, and a lost try is not', () => {
  const recorder = makeRecorder(0)
  recorder.sent()
  recorder.failed('ECONNRESET')
  recorder.sent()
  recorder.failed('storage-unavailable')
  recorder.sent()
  recorder.sent()
  recorder.ended('book', soldOut, 10, 0)
  const { availability, errors, transactions } = recorder.tally(1000)
  expect({ availability, errors, transactions }).toEqual({
    ...{ availability: 50, transactions: 1 },
    errors: { ECONNRESET: 1, 'storage-unavailable': 1 },
  })
})

test('what never got an answer has no latency', () => {
  const recorder = makeRecorder(0)
  recorder.ended('book', done, 10, 0)
  recorder.ended('book', { is: 'failed' }, 30_000, 0)
  const { latency, kinds } = recorder.tally(1000)
  expect(latency?.max).toBeLessThan(11)
  expect(kinds.book).toMatchObject({ transactions: 2, done: 1, refused: 0 })
})

test('each second has only what happened in it', () => {
  const recorder = makeRecorder(0)
  recorder.ended('book', done, 100, 0)
  recorder.failed('ECONNRESET')
  expect(recorder.second(1000)).toMatchObject({ atMs: 1000, perSecond: 1, errors: 1, refused: 0 })
  for (const ms of [1, 1, 1, 9]) recorder.ended('book', soldOut, ms, 0)
  const second = recorder.second(3000)
  expect(second).toMatchObject({ atMs: 3000, perSecond: 2, errors: 0, refused: 4 })
  expect(second.p50).toBeCloseTo(1, 1)
  expect(second.p99).toBeCloseTo(9, 1)
  expect(recorder.second(4000)).toMatchObject({ perSecond: 0, p50: null, p99: null })
})
