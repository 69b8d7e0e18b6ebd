import { expect, test } from 'vitest'
import { checkedRequest, gradeDraft, type MusicalDraft } from './draft.ts'
import { flawsOf } from './rules.ts'

const NOW = Date.parse('2098-12-01T00:00:00Z')
const draft: MusicalDraft = {
  ...{ title: 'Cats', venue: 'Blue Square', timeZone: 'Asia/Seoul', runningMinutes: '150' },
  ...{
    currency: 'KRW',
    times: ['2099-01-05 19:30'],
    grades: [gradeDraft('VIP 40 170,000', 'KRW')],
  },
}
const flaws = (change: Partial<MusicalDraft>, language: 'en' | 'ko' = 'en') =>
  flawsOf({ ...draft, ...change }, { language, now: NOW, onSale: [] }).map(
    ({ key, index, text }) => `${key}.${index} ${text}`,
  )

test('a form that is right makes the request', () => {
  expect(flaws({})).toEqual([])
  expect(checkedRequest(draft)).toEqual({
    ...{ title: 'Cats', venue: 'Blue Square', timeZone: 'Asia/Seoul', runningMinutes: 150 },
    performances: [
      {
        startsAt: '2099-01-05 19:30',
        grades: [{ grade: 'VIP', seats: 40, price: { amount: 170_000, currency: 'KRW' } }],
      },
    ],
  })
})

test('a grade is read as a price list has it', () => {
  expect(gradeDraft('R석 1,000 90000원', 'KRW')).toEqual({
    grade: 'R석',
    seats: 1000,
    amount: 90_000,
  })
  expect(gradeDraft('VIP left:40:170000', 'KRW')).toMatchObject({ grade: 'VIP left', seats: 40 })
  expect(gradeDraft('A 20 $12.5', 'USD').amount).toBe(1250)
  expect(gradeDraft('A 20 12.555', 'USD').amount).toBe('12.555')
  expect(gradeDraft('A 20 12.5', 'KRW').amount).toBe('12.5')
  expect(gradeDraft('A', 'KRW')).toEqual({ grade: 'A', seats: undefined, amount: undefined })
})

test.each([
  [{ title: '' }, /^title\.0 must not be empty/],
  [{ timeZone: 'Asia/Seul' }, /^timeZone\.0 /],
  [{ currency: 'KWR' }, /^currency\.0 .*KRW/],
  [{ runningMinutes: 'two' }, /^runningMinutes\.0 /],
  [{ times: [] }, /^times\.0 /],
  [{ times: ['2099-01-05 19:30', 'soon'] }, /^times\.1 /],
  [{ times: ['2098-11-01 19:30'] }, /^times\.0 .*in the past/],
  [{ times: ['2099-01-05 19:30', '2099-01-05T10:30Z'] }, /^times\.1 .*more than once/],
  [{ grades: [gradeDraft('VIP 40', 'KRW')] }, /^grades\.0 /],
  [{ grades: [gradeDraft('VIP 0 1', 'KRW')] }, /^grades\.0 must be at least 1/],
  [{ grades: [] }, /^grades\.0 /],
])('%j is wrong at its own line', (change, text) => {
  expect(flaws(change)).toEqual([expect.stringMatching(text)])
})

test('clocks that skip a time or show it twice are told before anything is sent', () => {
  const timeZone = 'America/New_York'
  expect(flaws({ timeZone, times: ['2099-03-08 02:30'] })[0]).toContain('never show')
  expect(flaws({ timeZone, times: ['2099-11-01 01:30'] })[0]).toContain('twice')
})

test('a performance that is on sale already is told, in the language of the reader', () => {
  const onSale = [
    {
      id: 'PF-AAAAAAAAAA',
      title: 'CATS',
      venue: 'Blue Square',
      startsAt: '2099-01-05T19:30:00+09:00',
    },
  ]
  const [flaw] = flawsOf(draft, { language: 'ko', now: NOW, onSale })
  expect(flaw?.text).toContain('PF-AAAAAAAAAA')
  expect(flaw?.text).toMatch(/\p{Script=Hangul}/u)
})
