import type { ReservationResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../client/client.ts'
import { type Deed, farewell, noted } from './deeds.ts'
import type { Session } from './session.ts'
import { booking } from './testing/scene.ts'
import { WORDS } from './words/words.ts'

const reservation = booking('RV-1', {
  status: 'awaiting-payment',
}) as unknown as ReservationResponse // a booking of MyPage has all that is told of one
const page = { position: 1, reservations: [booking('RV-1')], notices: [] }
const en = { words: WORDS.en, language: 'en' as const, called: 'outerpark' }

test('nothing is said when nothing was done', () => {
  expect(farewell([], page, en)).toEqual([])
})

test('a booking is told as it is by now, with the command that shows it', () => {
  expect(farewell([{ is: 'booked', reservation }], page, en)).toEqual([
    'Booked RV-1: 빨래, Tue 2027-01-05 19:30, 2 × R, ₩200,000 (confirmed).',
    'Go on with: outerpark reservation show RV-1',
  ])
})

test('however much was done, there are three lines, in the language of the reader', () => {
  const deeds: Deed[] = ['booked', 'booked', 'cancelled'].map((is) => ({
    ...{ is: is as Deed['is'], reservation },
  }))
  expect(
    farewell(deeds, page, { words: WORDS.ko, language: 'ko', called: 'npx outerpark' }),
  ).toEqual([
    '취소했습니다: RV-1: 빨래, 2027-01-05(화) 19:30, R석 2매, 200,000원',
    '그 전에 예매 2건, 취소 0건을 했습니다.',
    '이어서 하려면: npx outerpark mypage',
  ])
})

test('what the box office did is noted, what it refused is not, and the client stays the same', async () => {
  let isFull = false
  const own = {
    book: () => (isFull ? Promise.reject(new Error('full')) : Promise.resolve(reservation)),
  } as unknown as Client // all that is used
  const deeds: Deed[] = []
  const session = noted({ own } as Session, deeds, { count: 0 })
  const request = { performanceId: 'PF-1', seats: 1 }
  await session.own.book(request)
  isFull = true
  await expect(session.own.book(request)).rejects.toThrow('full')
  expect(deeds).toEqual([{ is: 'booked', reservation }])
  expect(session.own).toBe(session.own)
})

test('what was sent and has no answer when somebody leaves is said, and where to look', async () => {
  const asked = Promise.withResolvers<ReservationResponse>()
  const own = { book: () => asked.promise } as unknown as Client // all that is used
  const [deeds, unanswered] = [[] as Deed[], { count: 0 }]
  const sent = noted({ own } as Session, deeds, unanswered).own.book({
    performanceId: 'PF-1',
    seats: 1,
  })
  const said = () => farewell(deeds, page, { ...en, unanswered: unanswered.count })
  expect(said()).toEqual([
    'What you sent last had no answer yet: it may have been done all the same. My page shows it.',
    'Go on with: outerpark mypage',
  ])
  asked.resolve(reservation)
  await sent
  expect(said()).toContain('Go on with: outerpark reservation show RV-1')
  expect(said().join()).not.toContain('no answer')
  expect(farewell(deeds, page, { ...en, unanswered: 1 }).at(-1)).toBe(
    'Go on with: outerpark mypage',
  )
})

test('a booking whose card was declined is not told as booked', () => {
  const failed = { ...page, reservations: [booking('RV-1', { status: 'payment-failed' })] }
  const said = farewell([{ is: 'booked', reservation }], failed, en)
  expect(said[0]).toMatch(/^Not booked \(payment failed; seats released\): RV-1: /)
  const ko = { words: WORDS.ko, language: 'ko' as const, called: 'outerpark' }
  expect(farewell([{ is: 'booked', reservation }], failed, ko)[0]).toMatch(
    /^예매되지 않았습니다\(결제 실패, 좌석 반환\): RV-1: /,
  )
})

test('seats that were cancelled of a booking are not told as the whole of it', () => {
  const left = { seats: 1, lines: [{ grade: 'R', seats: 1, price: reservation.amount }] }
  const part: Deed = { is: 'cancelled', reservation: { ...reservation, left } }
  expect(farewell([part], page, en)[0]).toBe(
    'Cancelled some seats of RV-1: 빨래, Tue 2027-01-05 19:30; left: 1 × R.',
  )
})
