import { expect, test } from 'vitest'
import { failure } from '../failure.ts'
import { clockTime } from '../text/time.ts'
import { failureJson, failureText } from './failure.ts'
import { noPaint } from './paint.ts'

const email = { path: 'email', message: 'must be an e-mail address' }
const name = { path: 'name', message: 'must not be empty' }

test('W13: on a terminal an error and its hint are broken between words', () => {
  const detail = 'The performance of Hadestown at Tue 2027-02-16 19:30 (UTC+9) lies in the past.'
  const hint = 'Give a time that lies ahead, such as "2027-02-16 19:30", or one with its offset.'
  const lines = failureText(failure('usage', detail, hint), noPaint, 60).split('\n')
  expect(lines.every((line) => line.length <= 60)).toBe(true)
  expect(lines.map((line) => line.trim()).join(' ')).toBe(`error: ${detail} ${hint}`)
})

test('a flaw that the detail names is not listed again', () => {
  const detail = 'The body is not valid: email: must be an e-mail address'
  expect(failureText(failure('usage', detail, undefined, { flaws: [email] }), noPaint)).toBe(
    `error: ${detail}`,
  )
})

test('the other flaws are listed below the one that the detail names', () => {
  const failed = failure('season-invalid', 'email: must be an e-mail address (and 1 more).', 'H', {
    flaws: [email, name],
  })
  expect(failureText(failed, noPaint).split('\n')).toEqual([
    'error: email: must be an e-mail address (and 1 more).',
    '  name: must not be empty',
    'H',
  ])
})

test('of many flaws the first ones are listed, with the number of the others', () => {
  const flaws = Array.from({ length: 25 }, (_, i) => ({ path: `RV-${i}`, message: 'fits' }))
  const lines = failureText(failure('ambiguous-id', 'D', undefined, { flaws }), noPaint).split('\n')
  expect(lines).toHaveLength(22)
  expect(lines.at(-1)).toBe('  … and 5 more')
})

test('what a person answered is no error', () => {
  for (const code of ['not-confirmed', 'interrupted'] as const)
    expect(failureText(failure(code, 'Nothing was booked.'), noPaint)).toBe('Nothing was booked.')
})

test('people read when something was in their own time, and programs in UTC', () => {
  const at = '2026-11-29T16:23:45.664Z'
  const revoked = failure('usage', `The token "kiosk" was revoked at ${at}.`)
  expect(failureText(revoked, noPaint)).toBe(
    `error: The token "kiosk" was revoked at ${clockTime(at)}.`,
  )
  expect(failureJson(revoked)).toContain(at)
})
