import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { idNumber, NOW, specify } from '../kernel/testing/decide.ts'
import type { PerformanceAdded } from './events.ts'
import { addPerformances, onSale, registerMusicals } from './register.ts'

const vip = { grade: 'VIP', seats: 100, price: { amount: 190_000, currency: 'KRW' } }
const r = { grade: 'R', seats: 200, price: { amount: 150_000, currency: 'KRW' } }
/** No other performance begins at these times. */
const NOTHING = { showing: [] }
const january = { startsAt: '2027-01-05T19:30:00+09:00', grades: [vip, r] }
const february = { startsAt: '2027-02-05T19:30:00+09:00', grades: [vip] }
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
    .given(NOTHING)
    .when({ musicals: [phantom] })
    .thenAccepted(
      [
        {
          type: 'MusicalRegistered',
          musicalId,
          title,
          venue,
          runningMinutes: 150,
          timeZone: '+09:00',
        },
        { type: 'PerformanceAdded', performanceId, musicalId, title, venue, ...january },
      ],
      {
        musicals: [
          {
            musical: { id: musicalId, title, venue, runningMinutes: 150, timeZone: '+09:00' },
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
    .given(NOTHING)
    .when({ musicals: [silent] })
    .decision()
  expect(decision).toMatchObject({
    events: [{ type: 'MusicalRegistered', runningMinutes: null }, {}],
  })
})

test('a season is registered whole: one performance in the past refuses all of it, and is named', () => {
  const begun = { ...february, startsAt: '2026-11-30T19:30+09:00' }
  specify(registerMusicals)
    .given(NOTHING)
    .when({ musicals: [phantom, { ...phantom, title: 'Rent', performances: [february, begun] }] })
    .thenRefused('performance-has-begun', {
      case: 'adding',
      title: 'Rent',
      startsAt: '2026-11-30T19:30:00+09:00',
    })
})

test('a performance that begins this very moment lies in the past, one second later ahead', () => {
  const startingAt = (startsAt: string) =>
    specify(registerMusicals)
      .given(NOTHING)
      .when({ musicals: [{ ...phantom, performances: [{ ...january, startsAt }] }] })
  startingAt(new Date(NOW).toISOString()).thenRefused('performance-has-begun')
  expect(startingAt(new Date(NOW + 1000).toISOString()).decision().kind).toBe('accepted')
})

const musical = {
  id: asId<'musical'>('MU-AAAAAAAAAA'),
  title: 'Rent',
  venue: 'Blue Square',
  runningMinutes: null,
  timeZone: 'Asia/Seoul',
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
    .given({ musical, ...NOTHING })
    .when({ musicalId: musical.id, performances: [january, february] })
    .thenAccepted([added(1, january), added(2, february)], {
      performances: [onSale(added(1, january)), onSale(added(2, february))],
    })
})

test('performances of a musical that nobody registered are refused', () => {
  specify(addPerformances)
    .given({ musical: undefined, ...NOTHING })
    .when({ musicalId: musical.id, performances: [january] })
    .thenRefused('musical-not-found', { id: 'MU-AAAAAAAAAA' })
  expect(addPerformances.needs({ musicalId: musical.id, performances: [] })).toEqual({
    musical: musical.id,
    showing: [],
  })
})

test('of several performances none is added if one of them has begun', () => {
  specify(addPerformances)
    .given({ musical, ...NOTHING })
    .when({
      musicalId: musical.id,
      performances: [january, { ...february, startsAt: '2020-01-01T00:00Z' }],
    })
    .thenRefused('performance-has-begun', { startsAt: '2020-01-01T09:00:00+09:00' })
})

const at = (...times: string[]) => times.map((startsAt) => ({ startsAt, grades: [vip] }))

/** The zone and the times of a musical that is registered with these times at a box office in New York. */
function registered(times: string[], timeZone?: string) {
  const decision = specify(registerMusicals)
    .given(NOTHING)
    .when({ musicals: [{ ...phantom, timeZone, performances: at(...times) }], timeZone: NEW_YORK })
    .decision()
  if (decision.kind === 'refused') return decision.refusal.code
  const [only] = decision.reply.musicals
  return [only?.musical.timeZone, ...(only?.performances ?? []).map(({ startsAt }) => startsAt)]
}
const NEW_YORK = 'America/New_York'

test("W4: a local time is on the clocks of the hall, or of the box office if nobody names the hall's", () => {
  const local = '2027-02-16T19:30'
  expect(registered([local], 'Asia/Seoul')).toEqual(['Asia/Seoul', '2027-02-16T19:30:00+09:00'])
  expect(registered([local])).toEqual([NEW_YORK, '2027-02-16T19:30:00-05:00'])
  expect(registered(['2027-07-16 19:30'])).toEqual([NEW_YORK, '2027-07-16T19:30:00-04:00'])
})

test('W4: a time with an offset is kept as the clocks of the hall show it', () => {
  const evening = '2027-02-16T19:30+09:00'
  expect(registered([evening])).toEqual(['+09:00', '2027-02-16T19:30:00+09:00'])
  expect(registered(['2027-02-16T10:30:00.000Z'], 'Asia/Seoul')).toEqual([
    'Asia/Seoul',
    '2027-02-16T19:30:00+09:00',
  ])
  // Both are on the clocks of New York.
  expect(registered(['2027-02-16T19:30-05:00', '2027-07-16T19:30-04:00'])[0]).toBe(NEW_YORK)
  expect(registered(['2027-02-16T19:30+01:00', '2027-07-16T19:30+02:00'])).toEqual([
    null,
    '2027-02-16T19:30:00+01:00',
    '2027-07-16T19:30:00+02:00',
  ])
  // One offset says where the hall is, so the local time is there too.
  expect(registered([evening, '2027-02-17T19:30'])[2]).toBe('2027-02-17T19:30:00+09:00')
})

test('W4: a time that the clocks skip or show twice is refused', () => {
  expect(registered(['2027-03-14T02:30'])).toBe('local-time-skipped')
  expect(registered(['2027-11-07T01:30'])).toBe('local-time-ambiguous')
  expect(registered(['2027-11-07T01:30-05:00'])).toEqual([NEW_YORK, '2027-11-07T01:30:00-05:00'])
  expect(registered(['2027-02-16T19:30+01:00', '2027-07-16T19:30+02:00', '2027-08-01T19:30'])).toBe(
    'time-zone-needed',
  )
})

test('W4: performances that are added are in the zone of their musical', () => {
  const adding = specify(addPerformances)
    .given({ musical, ...NOTHING })
    .when({ musicalId: musical.id, performances: at('2027-02-16 19:30', '2027-02-17T10:30:00Z') })
  expect(adding.decision()).toMatchObject({
    reply: {
      performances: [
        { startsAt: '2027-02-16T19:30:00+09:00' },
        { startsAt: '2027-02-17T19:30:00+09:00' },
      ],
    },
  })
})

test('W5: the same performance twice in one request is refused, and named', () => {
  const twice = specify(registerMusicals).given(NOTHING)
  twice
    .when({ musicals: [{ ...phantom, performances: [january, january] }] })
    .thenRefused('performance-exists', {
      case: 'named-twice',
      performances: [
        {
          title: '오페라의 유령',
          venue: '샤롯데씨어터',
          startsAt: '2027-01-05T19:30:00+09:00',
          id: null,
        },
      ],
      count: 1,
    })
  // In another spelling of the title, and of the time.
  const like = { ...phantom, title: '오페라의  유령', performances: at('2027-01-05T10:30Z') }
  twice.when({ musicals: [phantom, like] }).thenRefused('performance-exists')
  const elsewhere = { ...phantom, venue: '블루스퀘어' }
  expect(twice.when({ musicals: [phantom, elsewhere] }).decision().kind).toBe('accepted')
})

test('W5: a performance that is on sale is not put on sale again, and the refusal says which one it is', () => {
  const known = {
    id: asId<'performance'>('PF-AAAAAAAAAA'),
    ...{ title: phantom.title, venue: phantom.venue, startsAt: january.startsAt },
  }
  const other = { ...known, startsAt: february.startsAt }
  specify(registerMusicals)
    .given({ showing: [known] })
    .when({ musicals: [phantom] })
    .thenRefused('performance-exists', {
      case: 'on-sale',
      performances: [
        {
          title: phantom.title,
          venue: phantom.venue,
          startsAt: '2027-01-05T19:30:00+09:00',
          id: 'PF-AAAAAAAAAA',
        },
      ],
      count: 1,
    })
  expect(
    specify(registerMusicals)
      .given({ showing: [other] })
      .when({ musicals: [phantom] })
      .decision(),
  ).toMatchObject({ kind: 'accepted' })
  specify(addPerformances)
    .given({ musical, showing: [{ ...known, title: 'RENT', venue: 'blue square' }] })
    .when({ musicalId: musical.id, performances: [february, january] })
    .thenRefused('performance-exists', {
      case: 'on-sale',
      performances: [expect.objectContaining({ id: 'PF-AAAAAAAAAA' })],
    })
})

test('W5: of many performances that are on sale the refusal names some, and counts all', () => {
  const days = Array.from({ length: 9 }, (_, i) => `2027-03-0${i + 1}T19:30:00+09:00`)
  const showing = days.map((startsAt, i) => {
    return { id: idNumber('performance', 50 + i), ...phantom, startsAt }
  })
  const registering = specify(registerMusicals)
    .given({ showing })
    .when({ musicals: [{ ...phantom, performances: at(...days) }] })
  registering.thenRefused('performance-exists', { case: 'on-sale', count: 9 })
  const named = days.slice(0, 5).map((startsAt) => expect.objectContaining({ startsAt }))
  expect(registering.decision()).toMatchObject({ refusal: { params: { performances: named } } })
})
