import { expect, test } from 'vitest'
import { untilAnswered } from './answered.ts'
import { makeRecorder } from './tally.ts'
import type { Answer, Question } from './wire.ts'

const BOOK: Question = {
  method: 'POST',
  path: '/v1/reservations',
  token: 't',
  key: 'k',
  body: '{}',
}
const SOON = { patienceMs: 10_000, pauseMs: 1 }

const lost = (code: string) => Object.assign(new Error(code), { code })
const answer = (status: number, code = ''): Answer => {
  const text = code === '' ? '{}' : JSON.stringify({ code })
  return { status, text, bytes: text.length }
}

/** Asks a box office that answers so, one after the other. */
async function asking(answers: readonly (Answer | Error)[], patience = SOON) {
  const asked: Question[] = []
  const left = [...answers]
  const ask = async (question: Question) => {
    asked.push(question)
    const next = left.length > 1 ? left.shift() : left[0]
    if (!next || next instanceof Error) throw next
    return next
  }
  const recorder = makeRecorder(0)
  const { outcome } = await untilAnswered({ ask }, BOOK, recorder, patience)
  return { outcome, asked, tally: recorder.tally(1000) }
}

test('a lost connection is repeated with the same key, and is an error', async () => {
  const { outcome, asked, tally } = await asking([
    lost('ECONNRESET'),
    lost('ETIMEDOUT'),
    answer(201),
  ])
  expect(outcome.is).toBe('done')
  expect(asked.map(({ key }) => key)).toEqual(['k', 'k', 'k'])
  expect(tally).toMatchObject({ tries: 3, errors: { ECONNRESET: 1, ETIMEDOUT: 1 } })
})

test('a refusal is final and no error', async () => {
  const { outcome, asked, tally } = await asking([answer(409, 'seats-unavailable')])
  expect(outcome).toEqual({ is: 'refused', code: 'seats-unavailable' })
  expect({ asked: asked.length, errors: tally.errors }).toEqual({ asked: 1, errors: {} })
})

test('a server error is final if nothing was lost before', async () => {
  const { outcome, asked, tally } = await asking([answer(503, 'payment-overloaded'), answer(201)])
  expect({ is: outcome.is, asked: asked.length }).toEqual({ is: 'failed', asked: 1 })
  expect(tally).toMatchObject({ availability: 0, errors: { 'payment-overloaded': 1 } })
})

test('after a lost connection it asks until it is known whether the first try was done', async () => {
  const { outcome, asked } = await asking([
    lost('ECONNRESET'),
    answer(409, 'request-in-progress'),
    answer(503, 'draining'),
    answer(201),
  ])
  expect({ is: outcome.is, asked: asked.length }).toEqual({ is: 'done', asked: 4 })
})

test('it gives up after a time', async () => {
  const { outcome, tally } = await asking([lost('ECONNREFUSED')], { patienceMs: 20, pauseMs: 1 })
  expect(outcome.is).toBe('failed')
  expect(tally).toMatchObject({ availability: 0 })
})

test('an answer that is no problem counts by its status', async () => {
  const odd = { status: 502, text: '<html>', bytes: 6 }
  expect((await asking([odd])).tally.errors).toEqual({ 'HTTP 502': 1 })
})
