import { expect, test } from 'vitest'
import { makeDeeds } from './deeds.ts'
import type { Mix } from './job.ts'

const PLACES = ['PF-A', 'PF-B', 'PF-C'].map((performanceId) => ({ performanceId, grade: 'R' }))
const deeds = (mix: Partial<Mix> = { book: 1 }) =>
  makeDeeds({
    tokens: ['t0', 't1'],
    places: PLACES,
    mix: { book: 0, cancel: 0, mypage: 0, ...mix },
    run: 'r',
  })
const booked = (id: string) => ({ status: 201, text: JSON.stringify({ id }), bytes: 0 })

test('customers book in turn, each another performance each time, and each write has a key of its own', () => {
  const next = deeds()
  const questions = Array.from({ length: 6 }, () => next('book').question)
  const places = questions.map(({ token, body = '' }) => [token, JSON.parse(body).performanceId])
  expect(places).toEqual([
    ...[
      ['t0', 'PF-A'],
      ['t1', 'PF-B'],
      ['t0', 'PF-B'],
    ],
    ...[
      ['t1', 'PF-C'],
      ['t0', 'PF-C'],
      ['t1', 'PF-A'],
    ],
  ])
  expect(new Set(questions.map(({ key }) => key)).size).toBe(6)
})

test('a cancel is of the oldest booking, by its customer, and once', () => {
  const next = deeds()
  for (const id of ['RV-1', 'RV-2']) next('book').learn(booked(id))
  const cancels = [next('cancel'), next('cancel'), next('cancel')]
  expect(cancels.map(({ kind, question: { token, path } }) => [kind, token, path])).toEqual([
    ['cancel', 't0', '/v1/reservations/RV-1/cancel'],
    ['cancel', 't1', '/v1/reservations/RV-2/cancel'],
    // Nothing is left to cancel.
    ['book', 't0', '/v1/reservations'],
  ])
})

test('who may not book reads MyPage instead of a cancel', () => {
  expect(deeds({ mypage: 1, cancel: 1 })('cancel').kind).toBe('mypage')
})
