import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../names/index.ts'
import { entryWords, noticeWords, problemWords } from './received.ts'
import { NOTICE_FIELDS } from './testing/examples.ts'
import { PROBLEMS } from './testing/problems.ts'

const texts = { title: 'T', detail: 'D', hint: 'H' }
const soldOut = {
  ...texts,
  code: 'seats-unavailable',
  params: { grade: 'R', seats: 2, available: 1 },
}

describe('a problem', () => {
  test('is said in the language of the reader', () => {
    expect(problemWords('ko', soldOut)).toEqual({
      title: '남은 좌석이 부족합니다',
      detail: 'R 등급은 1석 남았습니다. 2석을 요청하셨습니다.',
      hint: '좌석 수를 줄이거나 다른 등급 또는 회차를 골라 주세요.',
    })
    expect(problemWords('en', soldOut).detail).toBe('2 seats of grade R were asked for; 1 is left.')
  })

  test('of every code is said out of parameters that came as JSON', () => {
    for (const language of LANGUAGES)
      for (const [code, all] of Object.entries(PROBLEMS))
        for (const params of all) {
          const sent = JSON.parse(JSON.stringify({ ...texts, code, params }))
          expect([code, problemWords(language, sent).detail]).not.toEqual([code, 'D'])
        }
  })

  test.each<[what: string, code: string, params: unknown]>([
    ['a code that this version does not know', 'seats-haunted', {}],
    ['a name that every object has', 'constructor', {}],
    ['no parameters', 'seats-unavailable', undefined],
    ['a parameter too few', 'seats-unavailable', { grade: 'R', seats: 2 }],
    ['a list that is none', 'grade-required', { title: 'Rent', grades: 3 }],
    ['a case that this version does not know', 'customers-only', { case: 'rehearsals' }],
    ['a case that every object has', 'customers-only', { case: 'toString' }],
    ['an object for a text', 'grade-required', { title: {}, grades: [] }],
    [
      'parameters within that are missing',
      'performance-exists',
      {
        case: 'on-sale',
        performances: [{ title: 'Rent' }],
        count: 1,
      },
    ],
  ])('with %s is said as the daemon said it', (_, code, params) => {
    expect(problemWords('ko', { ...texts, code, params })).toEqual(texts)
  })

  test('without a hint gets none', () => {
    expect(problemWords('ko', { title: 'T', detail: 'D', code: 'x' })).toEqual({
      title: 'T',
      detail: 'D',
    })
  })

  test('about fields says what is wrong with each, as far as it knows', () => {
    const errors = [
      {
        path: 'seats',
        message: 'must be at least 1',
        code: 'too-small',
        params: { of: 'number', limit: 1, isAllowed: true },
      },
      { path: '', message: 'is haunted', code: 'haunted', params: {} },
      { path: 'grade', message: 'is old' },
    ]
    const params = { case: 'body', more: 2 }
    expect(problemWords('ko', { ...texts, code: 'validation-failed', params, errors })).toEqual({
      title: '입력이 올바르지 않습니다',
      detail:
        '본문이 올바르지 않습니다: seats: 1 이상이어야 합니다; is haunted; grade: is old; 그 밖에 2개',
      errors: [
        { path: 'seats', message: '1 이상이어야 합니다' },
        { path: '', message: 'is haunted' },
        { path: 'grade', message: 'is old' },
      ],
    })
  })

  test('holds nothing that a terminal would obey', () => {
    const params = { grade: '\u001b[2J', seats: 2, available: 1 }
    expect(problemWords('ko', { ...soldOut, params }).detail).toContain('·[2J')
  })
})

describe('an entry of a timeline', () => {
  test('is said in the language of the reader', () => {
    const entry = { type: 'ReservationCancelled', params: { by: 'customer' }, text: 'T' }
    expect(entryWords('en', entry)).toBe('Cancelled by you; seats released')
    expect(entryWords('ko', entry)).toBe('고객님이 예매를 취소하여 좌석이 반환되었습니다')
  })

  test('calls nobody "you" if the staff read it', () => {
    const entry = { type: 'ReservationCancelled', params: { by: 'customer' }, text: 'T' }
    const said = (language: 'en' | 'ko') => entryWords(language, entry, undefined, 'staff')
    expect(said('en')).toBe('Cancelled by the customer; seats released')
    expect(said('ko')).toBe('고객이 예매를 취소하여 좌석이 반환되었습니다')
  })

  test('that does not repeat what its reservation says is said in the language of the reader too', () => {
    const [subject] = NOTICE_FIELDS
    const said = (type: string, params?: object) =>
      entryWords('ko', { type, ...(params && { params }), text: 'T' }, subject)
    expect(said('Reserved')).toBe('VIP석 2매를 예매했습니다. 380,000원 결제를 요청했습니다')
    expect(said('Reserved', { deferredUntil: '2027-01-01T00:00:00Z' })).toContain(
      '결제 예정이며 자동으로',
    )
    expect(said('PaymentApproved')).toContain('380,000원 결제가 완료되어')
    expect(said('ReservationExpired')).toContain('만료되고')
    const refunded = { amount: 1000, currency: 'KRW' }
    expect(
      said('NoticeSent', { channel: 'inbox', template: 'payment-cancelled', refunded }),
    ).toMatch(/^알림을 보냈습니다\(알림함\): 예매가 취소되어 1,000원이 환불되었습니다: Hadestown/)
    expect(said('NoticeSent', { channel: 'inbox', template: 'haunted' })).toBe('T')
  })

  test('about a notice of an older version has the text that was sent', () => {
    const entry = { type: 'NoticeSent', params: { channel: 'inbox', text: 'Paid' }, text: 'T' }
    expect(entryWords('ko', entry)).toBe('알림을 보냈습니다(알림함): Paid')
  })

  test.each([
    { type: 'SeatHaunted', params: {}, text: 'T' },
    { type: 'PaymentApproved', params: {}, text: 'T' },
    { type: 'PaymentApproved', text: 'T' },
    { type: 'toString', params: {}, text: 'T' },
  ])('that this version does not know keeps its text: %j', (entry) => {
    expect(entryWords('ko', entry)).toBe('T')
  })
})

test('a notice that does not repeat what its reservation says has the same text', () => {
  const [fields] = NOTICE_FIELDS
  const notice = { template: 'payment-approved', text: 'T' }
  expect(noticeWords('ko', notice, fields)).toBe(noticeWords('ko', { ...notice, fields } as never))
})

test('a notice is said in the language of the reader, or as it came', () => {
  const [fields] = NOTICE_FIELDS
  const notice = { template: 'payment-approved', fields, text: 'T' }
  expect(noticeWords('ko', notice)).toBe(
    '380,000원 결제 완료: Hadestown, 2027-01-05(화) 19:30, VIP석 2매.',
  )
  for (const other of [{ template: 'haunted', fields }, { template: 'payment-approved' }, {}])
    expect(noticeWords('ko', { ...other, text: 'T' })).toBe('T')
})
