import { expect, test } from 'vitest'
import { logLineText } from './log.ts'
import { noPaint } from './paint.ts'

const time = Date.parse('2026-11-22T15:52:07Z')

test('a line of the log is shown as time, level, message and fields', () => {
  const line = JSON.stringify({ level: 40, time, pid: 7, msg: 'slow', route: '/v1/mypage', ms: 12 })
  expect(logLineText(line, noPaint)).toMatch(
    /^2026-11-2\d \d\d:52:07 {2}warn {3}slow route=\/v1\/mypage ms=12$/,
  )
})

test('an error shows where it happened', () => {
  const line = JSON.stringify({ level: 50, time, msg: 'oh', err: { stack: 'Error: x\n  at y' } })
  expect(logLineText(line, noPaint)).toContain('\n    Error: x\n      at y')
})

test('a line that is not JSON is shown as text, without control characters', () => {
  expect(logLineText('out of memory \u001b[2J', noPaint)).toBe('out of memory ·[2J')
})

test('on a terminal a long line goes on below its message, broken between words', () => {
  const line = JSON.stringify({ level: 40, time, msg: 'no answer from the mail server '.repeat(5) })
  const lines = logLineText(line, noPaint, 80).split('\n')
  expect(lines.length).toBeGreaterThan(1)
  for (const each of lines) expect(each.length).toBeLessThanOrEqual(80)
  for (const each of lines.slice(1))
    expect(each).toMatch(/^ {28}(?:no|answer|from|the|mail|server)\b/)
})

test('the end of a worker is a sentence, with what to do', () => {
  const about = { level: 50, time, pid: 7, mode: 'DEVELOP', msg: 'worker ended' }
  const shown = (end: object) => logLineText(JSON.stringify({ ...about, ...end }), noPaint)
  expect(shown({ how: 'silent', what: '10', detail: null, hint: null })).toMatch(
    / {2}worker ended: The worker did not answer for 10 s, and was ended\. mode=DEVELOP$/,
  )
  const refused = { how: 'refused', what: 'x', detail: 'It is closed.', hint: 'chmod u+r x' }
  expect(shown(refused)).toMatch(/worker ended: It is closed\. chmod u\+r x mode=DEVELOP$/)
})
