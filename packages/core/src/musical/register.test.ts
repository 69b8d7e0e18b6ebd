import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { idNumber, NOW, specify } from '../kernel/testing/decide.ts'
import type { PerformanceAdded } from './events.ts'
import { addPerformances, onSale, registerMusicals } from './register.ts'

const vip = { grade: 'VIP', seats: 100, price: { amount: 190_000, currency: 'KRW' } }
const r = { grade: 'R', seats: 200, price: { amount: 150_000, currency: 'KRW' } }
const january = { startsAt: '2027-01-05T19:30+09:00', grades: [vip, r] }
const february = { startsAt: '2027-02-05T19:30+09:00', grades: [vip] }
const phantom = {
  title: '오페라의 유령',
  venue: '샤롯데씨어터',
  runningMinutes: 150,
  performances: [january],
}

test('a musical is registered with its performances, all seats on sale', () => {
  const musicalId = idNumber('musical', 1)
  const performanceId = idNumber('performance', 2)
  const { title, venue } = phantom
  specify(registerMusicals)
    .given({})
    .when({ musicals: [phantom] })
    .thenAccepted(
      [
        { type: 'MusicalRegistered', musicalId, title, venue, runningMinutes: 150 },
        { type: 'PerformanceAdded', performanceId, musicalId, title, venue, ...january },
      ],
      {
        musicals: [
          {
            musical: { id: musicalId, title, venue, runningMinutes: 150 },
            performances: [
              {
                id: performanceId,
                musicalId,
                title,
                venue,
                startsAt: january.startsAt,
                grades: [
                  {
                    grade: 'VIP',
                    price: vip.price,
                    capacity: 100,
                    available: 100,
                    held: 0,
                    sold: 0,
                  },
                  { grade: 'R', price: r.price, capacity: 200, available: 200, held: 0, sold: 0 },
                ],
              },
            ],
          },
        ],
      },
    )
})

test('a running time that is not said is null, so readers need not guess', () => {
  const { runningMinutes: _, ...silent } = phantom
  const decision = specify(registerMusicals)
    .given({})
    .when({ musicals: [silent] })
    .decision()
  expect(decision).toMatchObject({
    events: [{ type: 'MusicalRegistered', runningMinutes: null }, {}],
  })
})

test('a season is registered whole: one performance in the past refuses all of it, and is named', () => {
  const begun = { ...february, startsAt: '2026-11-30T19:30+09:00' }
  specify(registerMusicals)
    .given({})
    .when({ musicals: [phantom, { ...phantom, title: 'Rent', performances: [february, begun] }] })
    .thenRefused('performance-has-begun', /Rent at 2026-11-30T19:30\+09:00/)
})

test('a performance that begins this very moment lies in the past, one second later ahead', () => {
  const startingAt = (startsAt: string) =>
    specify(registerMusicals)
      .given({})
      .when({ musicals: [{ ...phantom, performances: [{ ...january, startsAt }] }] })
  startingAt(new Date(NOW).toISOString()).thenRefused('performance-has-begun')
  expect(startingAt(new Date(NOW + 1000).toISOString()).decision().kind).toBe('accepted')
})

const musical = {
  id: asId<'musical'>('MU-AAAAAAAAAA'),
  title: 'Rent',
  venue: 'Blue Square',
  runningMinutes: null,
}

test('performances are added to a musical that is registered, and carry its title and venue', () => {
  const added = (n: number, of: typeof january): PerformanceAdded => ({
    type: 'PerformanceAdded',
    performanceId: idNumber('performance', n),
    musicalId: musical.id,
    title: 'Rent',
    venue: 'Blue Square',
    ...of,
  })
  specify(addPerformances)
    .given({ musical })
    .when({ musicalId: musical.id, performances: [january, february] })
    .thenAccepted([added(1, january), added(2, february)], {
      performances: [onSale(added(1, january)), onSale(added(2, february))],
    })
})

test('performances of a musical that nobody registered are refused', () => {
  specify(addPerformances)
    .given({ musical: undefined })
    .when({ musicalId: musical.id, performances: [january] })
    .thenRefused('musical-not-found', /MU-AAAAAAAAAA/)
  expect(addPerformances.needs({ musicalId: musical.id, performances: [] })).toEqual({
    musical: musical.id,
  })
})

test('of several performances none is added if one of them has begun', () => {
  specify(addPerformances)
    .given({ musical })
    .when({
      musicalId: musical.id,
      performances: [january, { ...february, startsAt: '2020-01-01T00:00Z' }],
    })
    .thenRefused('performance-has-begun', /2020-01-01T00:00Z/)
})
