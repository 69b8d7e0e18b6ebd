import { expect, test } from 'vitest'
import { asId } from '../kernel/index.ts'
import { NOW, specify } from '../kernel/testing/decide.ts'
import { PRESETS } from '../refund/index.ts'
import { recastPerformance, sendMessage } from './announce.ts'
import { announcementOf } from './announced.ts'
import { editMusical, type ShowingOf } from './edit.ts'
import type { Musical } from './state.ts'

const musicalId = asId<'musical'>('MU-AAAAAAAAAA')
const musical: Musical = {
  ...{ id: musicalId, title: 'Rent', venue: 'Studio', runningMinutes: null },
  ...{ timeZone: 'Asia/Seoul', refund: PRESETS['kr-standard'] },
}
const timeZone = 'Asia/Seoul'
const grades = [{ grade: 'A', price: { amount: 66_000, currency: 'USD' }, capacity: 20 }]
const performance = (id: string, more: Partial<ShowingOf> = {}): ShowingOf => ({
  ...{ id: asId<'performance'>(id), musicalId, title: 'Rent', venue: 'Studio' },
  ...{ startsAt: '2027-01-05T19:30:00+09:00', grades },
  ...{ refund: { ...PRESETS['kr-standard'], timeZone }, ...more },
})
const coming = performance('PF-AAAAAAAAAA')
const own = performance('PF-BBBBBBBBBB', { refund: { ...PRESETS.none, timeZone } })
const over = performance('PF-CCCCCCCCCC', { startsAt: '2026-11-05T19:30:00+09:00' })
const off = performance('PF-DDDDDDDDDD', { off: { state: 'cancelled' } })
const editing = (more: Partial<Musical> = {}) =>
  specify(editMusical).given({
    ...{ musical: { ...musical, ...more }, performancesOf: [coming, own, over, off] },
  })
const { performanceId, ...named } = {
  ...{ performanceId: coming.id, musicalId, title: 'Rent', venue: 'Studio' },
  startsAt: coming.startsAt,
}
const cast = [{ role: 'Mimi', name: 'Park Jihye' }]

test('facts are changed with what they were, and who has not to know of them hears nothing', () => {
  editing()
    .when({ musicalId, runningMinutes: 150, age: 12, reason: 'checked' })
    .thenAccepted(
      [
        {
          ...{ type: 'MusicalEdited', musicalId, title: 'Rent', reason: 'checked' },
          ...{ now: { runningMinutes: 150, age: 12 }, was: { runningMinutes: null, age: null } },
        },
      ],
      { ...musical, runningMinutes: 150, age: 12 },
    )
})

test('what is as wanted already changes nothing', () => {
  editing({ age: 12 }).when({ musicalId, title: 'Rent', age: 12 }).thenAccepted([])
})

test('a new title is that of every performance that is still to come', () => {
  const decision = editing().when({ musicalId, title: 'RENT' }).decision()
  expect(decision).toMatchObject({
    events: [
      { type: 'MusicalEdited', title: 'RENT', now: { title: 'RENT' }, was: { title: 'Rent' } },
      { type: 'PerformanceRenamed', performanceId, title: 'RENT', was: 'Rent' },
      { type: 'PerformanceRenamed', performanceId: own.id },
    ],
  })
  expect(decision.kind === 'accepted' && decision.events).toHaveLength(3)
})

test('a refund policy counts where the old one of the musical did, and not where a performance has its own', () => {
  editing()
    .when({ musicalId, refund: PRESETS.full })
    .thenAccepted([expect.objectContaining({ performances: [coming.id] })])
  editing()
    .when({ musicalId, refund: null })
    .thenAccepted([expect.objectContaining({ now: { refund: null }, performances: [coming.id] })])
  editing()
    .when({ musicalId, refund: PRESETS['kr-agency'] })
    .thenRefused('refund-policy-currency', { currency: 'KRW', other: 'USD' })
})

test('an essential change of the cast gives a choice for each performance to come', () => {
  const decision = editing().when({ musicalId, cast, material: true }).decision()
  expect(decision).toMatchObject({
    events: [
      { type: 'MusicalEdited', now: { cast }, was: { cast: [] } },
      { type: 'PerformanceRecast', performanceId, cast, until: '2026-12-08T21:00:00+09:00' },
      { type: 'PerformanceRecast', performanceId: own.id },
    ],
  })
})

test('a cast that is said for the first time is no change of which anybody has to hear', () => {
  const recasting = (more: object) =>
    specify(recastPerformance).given({
      offer: { performanceId, ...named, grades: [], ...more },
      musical,
    })
  const recast = { type: 'PerformanceRecast', performanceId, ...named, cast } as const
  recasting({})
    .when({ performanceId, musicalId, cast })
    .thenAccepted([{ ...recast, was: [] }])
  expect(announcementOf({ ...recast, was: [] })).toBeUndefined()
  expect(announcementOf({ ...recast, was: [], until: named.startsAt })).toBeDefined()
  const was = [{ role: 'Mimi', name: 'Kim' }]
  expect(announcementOf({ ...recast, was })).toEqual({ kind: 'recast', cast })
  recasting({ cast }).when({ performanceId, musicalId, cast, material: true }).thenAccepted([])
  recasting({})
    .when({ performanceId, musicalId, cast }, { now: Date.parse(named.startsAt) })
    .thenRefused('performance-has-begun', { case: 'changing' })
})

test('the house writes also after a performance, but not about one that is cancelled', () => {
  const offer = { performanceId, ...named, grades: [] }
  const message = { performanceId, subject: 'Thanks', text: 'Until next time.' }
  specify(sendMessage)
    .given({ offer })
    .when(message, { now: NOW + 365 * 86_400_000 })
    .thenAccepted([{ type: 'MessageSent', ...named, ...message }])
  specify(sendMessage)
    .given({ offer: { ...offer, off: { state: 'cancelled' } } })
    .when(message)
    .thenRefused('performance-cancelled')
})

test('a musical that does not exist is refused', () => {
  specify(editMusical)
    .given({ musical: undefined, performancesOf: [] })
    .when({ musicalId, age: 12 })
    .thenRefused('musical-not-found', { id: musicalId })
})
