import { describe, expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import type { OnSale } from './change.ts'
import { movePerformance } from './move.ts'
import type { Musical } from './state.ts'

const showing = {
  performanceId: asId<'performance'>('PF-AAAAAAAAAA'),
  musicalId: asId<'musical'>('MU-AAAAAAAAAA'),
  ...{ title: 'Rent', venue: 'Studio', startsAt: '2027-01-05T19:30:00+09:00' },
}
const { performanceId, musicalId, title, venue, startsAt: was } = showing
const musical: Musical = {
  ...{ id: musicalId, title, venue, runningMinutes: null, timeZone: 'Asia/Seoul' },
}
const offer: OnSale = { ...showing, grades: [] }
const moving = (facts: Partial<{ offer: OnSale; musical: Musical }> = {}) =>
  specify(movePerformance).given({ offer, musical, showing: [], ...facts })
const to = (startsAt: string, more: object = {}) => ({
  ...{ performanceId, musicalId, startsAt, ...more },
})

test('3.9: a performance is moved, and who had booked may choose for seven days', () => {
  moving()
    .when(to('2027-02-09T20:00', { reason: 'flood' }))
    .thenAccepted(
      [
        {
          ...{ type: 'PerformanceMoved', ...showing, was, startsAt: '2027-02-09T20:00:00+09:00' },
          ...{ until: '2026-12-08T21:00:00+09:00', reason: 'flood' },
        },
      ],
      expect.objectContaining({ was, until: '2026-12-08T21:00:00+09:00' }),
    )
})

describe('the time to choose ends', () => {
  const until = (startsAt: string, given?: string) => {
    const decision = moving()
      .when(to(startsAt, { until: given }))
      .decision()
    return decision.kind === 'accepted' ? decision.reply.until : decision.refusal.code
  }

  test.each([
    [
      'when the day of the performance begins, if that is sooner',
      '2026-12-05T14:00',
      '2026-12-05T00:00:00+09:00',
    ],
    [
      'with the last day before it, also at its first hour',
      '2026-12-05T00:30',
      '2026-12-05T00:00:00+09:00',
    ],
    ['when it begins, if that is today', '2026-12-01T23:00', '2026-12-01T23:00:00+09:00'],
  ])('%s', (_, startsAt, end) => {
    expect(until(startsAt)).toBe(end)
  })

  test('when the house says, but neither in the past nor after the start', () => {
    expect(until('2027-02-09T20:00', '2027-01-09T00:00')).toBe('2027-01-09T00:00:00+09:00')
    expect(until('2027-02-09T20:00', '2027-02-09T20:00')).toBe('2027-02-09T20:00:00+09:00')
    expect(until('2027-02-09T20:00', '2027-02-09T20:01')).toBe('choice-end-wrong')
    expect(until('2027-02-09T20:00', '2026-12-01T21:00')).toBe('choice-end-wrong')
  })
})

describe('what is refused', () => {
  test('the same time, the past, and what has begun or does not take place', () => {
    moving().when(to('2027-01-05T10:30:00Z')).thenRefused('time-unchanged', { title })
    moving().when(to('2026-12-01T21:00')).thenRefused('performance-has-begun', { case: 'adding' })
    moving()
      .when(to('2027-02-09T20:00'), { now: Date.parse(was) })
      .thenRefused('performance-has-begun', { case: 'changing', startsAt: was })
    moving({ offer: { ...offer, off: { state: 'cancelled' } } })
      .when(to('2027-02-09T20:00'))
      .thenRefused('performance-cancelled')
    specify(movePerformance)
      .given({ offer: undefined, musical, showing: [] })
      .when(to('2027-02-09T20:00'))
      .thenRefused('performance-not-found', { id: performanceId })
  })

  test('an hour that the clocks of the hall skip, or show twice', () => {
    const inNewYork = moving({ musical: { ...musical, timeZone: 'America/New_York' } })
    inNewYork.when(to('2027-03-14T02:30')).thenRefused('local-time-skipped')
    inNewYork.when(to('2027-11-07T01:30')).thenRefused('local-time-ambiguous')
    inNewYork
      .when(to('2027-11-07T01:30-05:00'))
      .thenAccepted([expect.objectContaining({ startsAt: '2027-11-07T01:30:00-05:00' })])
  })

  test('a time at which the same musical plays in the same hall already', () => {
    const other = { id: asId<'performance'>('PF-BBBBBBBBBB'), title, venue }
    const startsAt = '2027-02-09T20:00:00+09:00'
    const facts = { offer, musical, showing: [{ ...other, startsAt }] }
    specify(movePerformance)
      .given(facts)
      .when(to(startsAt))
      .thenRefused('performance-exists', { case: 'on-sale' })
  })
})

test('a closed sale can be moved, and needs what it has to know', () => {
  moving({ offer: { ...offer, off: { state: 'closed' } } })
    .when(to('2027-02-09T20:00'), { now: NOW })
    .thenAccepted([expect.objectContaining({ type: 'PerformanceMoved' })])
  const { showing: times, ...needs } = movePerformance.needs(to('2027-02-09T20:00+09:00'))
  expect(needs).toEqual({ offer: { performanceId, grade: undefined }, musical: musicalId })
  expect(times).toHaveLength(1)
})
