import type { WorkerEnd } from '@outerpark/core/names'
import { afterEach, expect, test } from 'vitest'
import { endOfBefore } from '../daemon/left.ts'
import { speak } from '../words/words.ts'
import { noPaint } from './paint.ts'
import { reasonText, workerBlocks } from './workers.ts'

afterEach(() => speak('en'))

const end = (more: Partial<WorkerEnd> = {}): WorkerEnd => ({
  ...{ at: '2026-11-30T12:00:00Z', pid: 7, how: 'exit', what: '70', detail: null, hint: null },
  ...more,
})
const worker = { pid: 8, replaced: 0, ends: [], restart: null }
const restart = (outcome: 'refused' | 'taken-back', why = end()) => ({
  ...{ id: 'R', at: why.at, outcome, why },
})
const text = (more: object) => workerBlocks({ worker: { ...worker, ...more } }, noPaint).join('\n')

test('while all is well, and where one process is all of the daemon, nothing is shown', () => {
  expect(text({})).toBe('')
  expect(workerBlocks({}, noPaint)).toEqual([])
})

test('each end is shown with its reason, and what the worker said last', async () => {
  const ends = [
    end({ how: 'silent', what: '10' }),
    end({ how: 'signal', what: 'SIGABRT', detail: 'FATAL ERROR: heap out of memory' }),
  ]
  expect(text({ ends })).toMatch(/did not answer for 10 s.*\n.*SIGABRT\. FATAL ERROR: heap/)
  await speak('ko')
  expect(text({ ends })).toMatch(/10초 동안 답하지 않아.*\n.*SIGABRT 신호/)
})

test('a refusal is told in the language of the reader, by its code', async () => {
  const refused = end({ how: 'refused', what: 'home-in-use', params: { home: '/h' }, detail: 'x' })
  expect(reasonText(refused)).toContain('/h')
  const english = reasonText(refused)
  await speak('ko')
  expect(reasonText(refused)).not.toBe(english)
  expect(reasonText({ ...refused, what: 'of-a-later-version' })).toBe('x')
})

test('a restart that was not done says what runs now', () => {
  expect(text({ restart: restart('refused') })).toContain('was left as it is')
  expect(text({ restart: restart('taken-back') })).toContain('the version of before')
  expect(text({ pid: null, restart: restart('taken-back') })).toContain('does not start either')
  expect(text({ pid: null, restart: restart('refused') })).toContain('No worker answers, as before')
})

test('what to do about a worker that does not start is told until one answers', () => {
  const ends = [end({ how: 'refused', what: 'of-later', detail: 'x', hint: 'Close it.' })]
  expect(text({ pid: null, ends })).toMatch(/ x\n +To do: Close it\./)
  expect(text({ ends })).not.toContain('Close it.')
})

test('why the version of before does not start either is told, and not why the next one did not', () => {
  const why = end({ pid: 9 })
  const before = end({ pid: 10, at: '2026-11-30T12:00:01Z' })
  expect(endOfBefore(restart('taken-back', why), [before, why])).toBe(before)
  expect(endOfBefore(restart('taken-back', why), [why])).toBeUndefined()
  expect(endOfBefore(restart('refused', why), [before])).toBeUndefined()
})
