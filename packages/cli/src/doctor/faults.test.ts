import { expect, test } from 'vitest'
import { speak } from '../words/words.ts'
import { faultsIn } from './faults.ts'

const NOW = Date.parse('2026-11-30T12:00:00Z')
const line = (level: number, msg: string, ago: number, more: object = {}) =>
  JSON.stringify({ level, time: NOW - ago, pid: 1, mode: 'DEVELOP', ...more, msg })

test('counts the faults of the last day, and tells the last one without the text of others', () => {
  const err = { type: 'TypeError', message: 'Kim Minji <minji@example.com>', stack: 'x' }
  const lines = [
    line(50, 'old', 25 * 60 * 60 * 1000),
    line(40, 'task failed', 5_000),
    line(50, 'task is a dead letter', 1_500),
    line(50, 'restart refused', 1_400, { how: 'refused', what: 'config-invalid' }),
    line(50, 'fault', 2_000, { err }),
    'no JSON',
    line(30, 'open', 1_000),
  ]
  expect(faultsIn(lines, NOW)).toEqual({
    count: 1,
    last: { at: NOW - 2_000, message: 'fault TypeError' },
    crash: undefined,
    lastLineAt: NOW - 1_000,
  })
})

test('a crash counts until the daemon is opened again', () => {
  const crash = line(60, 'crash', 2_000, { err: { type: 'Error', code: 'EIO' } })
  expect(faultsIn([line(30, 'open', 3_000), crash], NOW).crash).toEqual({
    at: NOW - 2_000,
    message: 'crash Error EIO',
  })
  expect(faultsIn([crash, line(30, 'open', 1_000)], NOW).crash).toBe(undefined)
})

test('a worker that ended is told in the language of the reader', async () => {
  const ended = line(50, 'worker ended', 2_000, { how: 'silent', what: '10', detail: null })
  const told = () => faultsIn([ended], NOW).last?.message
  expect(told()).toBe('The worker did not answer for 10 s, and was ended.')
  await speak('ko')
  expect(told()).toMatch(/^워커가 10초/)
  await speak('en')
})
