import { expect, test } from 'vitest'
import { noPaint } from './paint.ts'
import { verifyText } from './verify.ts'

const holds = { name: 'seats-add-up', ok: true, detail: '1 grade' }
const fails = { name: 'notices-once', ok: false, detail: 'EV-1 was told twice' }
const unknown = { name: 'ledger-matches-payments', detail: 'not compared' }

test('each check is shown with its result, and a last line sums up', () => {
  const text = verifyText({ ok: true, checks: [holds], notChecked: [] }, noPaint)
  expect(text).toMatch(/holds +seats-add-up +1 grade/)
  expect(text).toMatch(/\n\nAll 1 checks hold\.$/)
})

test('a check that could not be made neither holds nor fails, and is still shown', () => {
  const good = verifyText({ ok: true, checks: [holds], notChecked: [unknown] }, noPaint)
  expect(good).toMatch(/unknown +ledger-matches-payments +not compared/)
  expect(good).toMatch(/All 1 checks hold\. 1 could not be made\.$/)
  const bad = verifyText({ ok: false, checks: [holds, fails], notChecked: [unknown] }, noPaint)
  expect(bad).toMatch(/1 of 2 checks fails\. 1 could not be made\.$/)
})

test('an older box office, which does not report omitted checks, is understood', () => {
  expect(verifyText({ ok: true, checks: [holds] }, noPaint)).toMatch(/All 1 checks hold\.$/)
})

test('on a narrow terminal no check is wrapped in the middle of a word', () => {
  const long = {
    ...holds,
    detail: 'a confirmed reservation is paid, one that awaits its payment is not',
  }
  const lines = verifyText({ ok: true, checks: [long] }, noPaint, 60).split('\n')
  expect(lines.slice(0, 3)).toEqual([
    '       CHECK         DETAIL',
    'holds  seats-add-up  a confirmed reservation is paid, one',
    '                     that awaits its payment is not',
  ])
})
