import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonicalMoment,
  isMoment,
  momentInZone,
  momentMs,
  momentsIn,
  readMoment,
} from './moment.ts'
import { offsetAt, timeZoneName } from './time-zone.ts'

/** What a text means in a zone, in the one form of moments. */
function meaning(text: string, zone = 'Asia/Seoul'): readonly string[] {
  const moment = readMoment(text)
  return moment ? momentsIn(moment, zone).map((ms) => momentInZone(ms, zone)) : ['nothing']
}

test.each([
  '2027-01-05T19:30:00+09:00',
  '2027-01-05T19:30+09:00',
  '2027-01-05T10:30:00.000Z',
  '2027-01-05T10:30:00.123456789Z',
  '2027-01-05t10:30:00z',
  '2027-01-05 19:30:00+09:00',
  '2027-01-05T00:30:00-10:00',
  '2027-01-06T10:29:00+23:59',
  '2027-01-05T19:30',
  '2027-01-05 19:30:00',
])('W3: %s is read, and has one form', (text) => {
  expect(meaning(text)).toEqual(['2027-01-05T19:30:00+09:00'])
})

test.each([
  '2027-02-29T19:30Z',
  '2027-13-01T19:30Z',
  '2027-01-05T24:00Z',
  '2027-01-05T19:60Z',
  '2027-01-05T19:30:61Z',
  '2027-01-05T19:30:00.Z',
  '2027-01-05T19:30:00,5Z',
  '2027-01-05T19:30+24:00',
  '2027-01-05T19:30+0900',
  '2027-01-05T19:30+09',
  '2027-01-05',
  '9999-12-31T23:59:59-05:00',
  '20270105T193000Z',
  '+02027-01-05T19:30Z',
  'next tuesday',
  '2027-01-05T19:30:00Z ',
  '',
])('W3: %s is no moment', (text) => {
  expect(isMoment(text)).toBe(false)
})

test('W3: a leap second is the second after it, and is taken only at the end of a day in UTC', () => {
  expect(meaning('2027-06-30T23:59:60Z', '+00:00')).toEqual(['2027-07-01T00:00:00+00:00'])
  expect(meaning('2027-07-01T08:59:60.5+09:00')).toEqual(['2027-07-01T09:00:00+09:00'])
  expect(isMoment('2027-06-30T23:59:60+09:00')).toBe(false)
  expect(isMoment('2027-06-30T23:59:60')).toBe(false)
})

test('W4: an hour that the clocks skip does not exist, and the one that they repeat is there twice', () => {
  expect(meaning('2027-03-14T02:30', 'America/New_York')).toEqual([])
  expect(meaning('2027-11-07T01:30', 'America/New_York')).toEqual([
    '2027-11-07T01:30:00-04:00',
    '2027-11-07T01:30:00-05:00',
  ])
  // Half an hour, on Lord Howe Island.
  expect(meaning('2027-10-03T02:15', 'Australia/Lord_Howe')).toEqual([])
  expect(meaning('2027-04-04T01:45', 'Australia/Lord_Howe')).toHaveLength(2)
})

test('the form of older versions gets the form of today, and nothing else changes', () => {
  expect(canonicalMoment('2027-01-05T19:30+09:00')).toBe('2027-01-05T19:30:00+09:00')
  expect(canonicalMoment('2027-01-05T19:30:15Z')).toBe('2027-01-05T19:30:15+00:00')
  expect(canonicalMoment('soon')).toBe('soon')
})

test('zones are known by their names in any case, and by an offset', () => {
  expect(timeZoneName('asia/seoul')).toBe('Asia/Seoul')
  expect(timeZoneName('utc')).toBe('UTC')
  expect(timeZoneName('+09:00')).toBe('+09:00')
  expect(['', 'Seoul', '+9', '+24:00', 'KST+9', '../etc', '오전'].map(timeZoneName)).toEqual(
    Array(7).fill(undefined),
  )
})

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), '+09:00', '-03:30')
const moments = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => Math.floor(date.getTime() / 1000) * 1000)

test('W4: whatever the zone, a moment is read from its own text again', () => {
  fc.assert(
    fc.property(zones, moments, (zone, ms) => {
      const text = momentInZone(ms, zone)
      expect(Date.parse(text)).toBe(ms)
      const local = readMoment(text.slice(0, 19))
      expect(local && momentsIn(local, zone)).toContain(ms)
    }),
  )
})

// Temporal has the same rules, and this project's Node has it.
type Zoned = { readonly offsetNanoseconds: number }
type TemporalLike = {
  readonly Instant: {
    readonly fromEpochMilliseconds: (ms: number) => { toZonedDateTimeISO(zone: string): Zoned }
  }
}
const { Temporal } = globalThis as { readonly Temporal?: TemporalLike } // TypeScript's library has none yet

test.skipIf(Temporal === undefined)('W4: offsets are those of Temporal', () => {
  fc.assert(
    fc.property(zones, moments, (zone, ms) => {
      const zoned = Temporal?.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
      expect(offsetAt(zone, ms)).toBe(Math.round((zoned?.offsetNanoseconds ?? 0) / 60_000_000_000))
    }),
  )
})

test('W17: the moment of a text has its milliseconds, in whatever zone it is given', () => {
  const ms = Date.parse('2027-01-05T10:30:00.706Z')
  for (const text of [
    '2027-01-05T10:30:00.706Z',
    '2027-01-05T19:30:00.706+09:00',
    '2027-01-05T05:30:00.706999-05:00',
  ])
    expect(momentMs(text)).toBe(ms)
  expect(momentMs('2027-01-05T10:30:00.7Z')).toBe(ms - 6)
  expect(momentMs('2027-01-05T10:30Z')).toBe(ms - 706)
  expect(momentMs('2027-01-05T10:30:00.706')).toBeUndefined()
  expect(momentMs('yesterday')).toBeUndefined()
})
