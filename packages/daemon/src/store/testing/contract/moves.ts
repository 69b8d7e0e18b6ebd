import type { MusicalId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import {
  editMusical,
  endAnnouncement,
  movePerformance,
  recastPerformance,
  sendMessage,
} from '@outerpark/core/musical'
import { recordNotice } from '@outerpark/core/notice'
import type { Store } from '@outerpark/core/ports'
import { PRESETS } from '@outerpark/core/refund'
import { inform } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { manualClock } from '../../../testing/clock.ts'
import { accepted, actors, BEGINS, grade } from '../../../testing/season.ts'
import type { OpenStore, Scene, SceneTest } from './scene.ts'

const META = { causationId: 'RQ-test' }
const LATER = '2027-02-09T20:00:00+09:00'
const UNTIL = '2027-01-20T00:00:00+09:00'
const CAST = [{ role: 'Christine', name: 'Kim Minji' }]

type Showing = { readonly performanceId: PerformanceId; readonly musicalId: MusicalId }

/** Books and moves a performance, so that there is an announcement. */
async function moved({ people, store, minji }: Pick<Scene, 'people' | 'store' | 'minji'>) {
  const policy = PRESETS['kr-standard']
  const showing = await people.performance([grade('VIP', 10)], BEGINS, policy)
  const { id } = accepted(await people.book(minji, showing.performanceId))
  const announces = await move(store, showing)
  return { ...showing, id, announces }
}

async function move(store: Store, { performanceId, musicalId }: Showing, startsAt = LATER) {
  const command = { performanceId, musicalId, startsAt, until: UNTIL }
  const outcome = await store.commit(movePerformance, command, META)
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
  return outcome.position
}

const tell = (store: Store, reservationId: ReservationId, announces: number) =>
  store.commit(inform, { reservationId, announces }, META)

/** What becomes of bookings whose performance is moved or changed (domain 3.9). */
export function describeMoves(test: SceneTest, openStore: OpenStore): void {
  describe('a performance that is moved', () => {
    test('has its new time in every list, and what was booked shows it with the choice', async ({
      scene,
    }) => {
      const { store, people, minji } = scene
      const { id, performanceId } = await moved(scene)
      const shown = { startsAt: LATER, choice: UNTIL }
      expect(await store.queries.reservation(id, {})).toMatchObject(shown)
      expect((await store.queries.reservations({ limit: 1 })).items).toMatchObject([shown])
      expect(await store.queries.performance(performanceId)).toMatchObject({ startsAt: LATER })
      const { items } = await store.queries.performances({ limit: 9, from: Date.parse(LATER) })
      expect(items.map((each) => each.id)).toEqual([performanceId])
      expect(await store.queries.nextStart(Date.parse(BEGINS))).toBe(Date.parse(LATER))
      const { id: after } = accepted(await people.book(minji, performanceId))
      expect(await store.queries.reservation(after, {})).not.toHaveProperty('choice')
    })

    test('leaves the events of before as they were, and later ones have the new time', async ({
      scene,
    }) => {
      const { people, store, allEvents } = scene
      const { id, announces } = await moved(scene)
      accepted(await people.approve(id))
      accepted(await tell(store, id, announces))
      const events = (await allEvents()).filter(({ correlationId }) => correlationId === id)
      expect(events.map((each) => [each.type, 'startsAt' in each && each.startsAt])).toEqual([
        ['Reserved', BEGINS],
        ['PaymentApproved', LATER],
        ['CustomerInformed', LATER],
      ])
      expect(events.at(-1)).toMatchObject({ announcement: { kind: 'moved', was: BEGINS } })
    })

    test('is paid until it begins at its new time', async ({ scene }) => {
      const { clock, people, store } = scene
      const { id } = await moved(scene)
      clock.advance(Date.parse(BEGINS) + 1 - clock.now())
      const begun = () => store.queries.unpaidAtStart({ begunAt: clock.now(), limit: 9 })
      expect((await begun()).items).toEqual([])
      clock.advance(Date.parse(LATER) - clock.now())
      expect((await begun()).items).toEqual([{ reservationId: id, startsAt: LATER }])
      accepted(await people.approve(id))
      expect(await store.queries.reservation(id, {})).toMatchObject({ status: 'expired' })
    })
  })

  describe('an announcement', () => {
    test('reaches each booking once, with a notice that says it, and is open until it has ended', async ({
      scene,
    }) => {
      const { store, claimOne, minji } = scene
      const { id, announces, performanceId } = await moved(scene)
      const outcomes = await Promise.all([1, 2, 3].map(() => tell(store, id, announces)))
      expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted'])
      const { order } = await claimOne('send-notice')
      const announcement = { kind: 'moved', was: BEGINS, startsAt: LATER, until: UNTIL }
      expect(order).toMatchObject({ template: 'performance-moved', fields: { announcement } })
      expect(await scene.claim('send-notice')).toEqual([])
      if (!('about' in order)) throw new Error('It is no notice.')
      const { about, template } = order
      const sent = { reservationId: id, customerId: minji, about, channel: 'inbox', template }
      const told = { ...sent, announcement: order.fields.announcement } as const
      await store.commit(recordNotice, told as Parameters<typeof recordNotice.needs>[0], META)
      expect((await store.queries.notices({ limit: 9 })).items).toMatchObject([
        { fields: { announcement } },
      ])
      const open = { position: announces, performanceId, told: 1, ended: false }
      expect(await store.queries.openAnnouncements()).toMatchObject([open])
      await store.commit(endAnnouncement, { performanceId, announces }, META)
      await store.commit(endAnnouncement, { performanceId, announces }, META)
      expect(await store.queries.openAnnouncements()).toEqual([])
      expect(await store.queries.announcements(performanceId)).toMatchObject([
        { ...open, ended: true, announcement },
      ])
      const ends = (await scene.allEvents()).filter(({ type }) => type === 'AnnouncementEnded')
      expect(ends).toMatchObject([{ announces, told: 1 }])
    })
  })

  describe('a store that is opened again', () => {
    test('knows who has heard of what, the choice, the cast and the facts', async () => {
      const { store, reopen, close } = openStore(manualClock())
      const people = actors(store)
      const minji = await people.customer()
      const scene = await moved({ people, store, minji })
      const { id, announces, performanceId, musicalId } = scene
      await tell(store, id, announces)
      const cast = { performanceId, musicalId, cast: CAST, material: true }
      accepted(await store.commit(recastPerformance, cast, META))
      const edit = { musicalId, title: 'Phantom', age: 8, cast: CAST, refund: PRESETS.none }
      accepted(await store.commit(editMusical, edit, META))
      const message = { performanceId, subject: 'Doors', text: 'At six.' }
      accepted(await store.commit(sendMessage, message, META))
      const again = await reopen()
      await tell(again, id, announces)
      const events = await again.queries.events(1, 1_000)
      expect(events.filter(({ type }) => type === 'CustomerInformed')).toHaveLength(1)
      expect(await again.queries.reservation(id, {})).toMatchObject({
        ...{ title: 'Phantom', startsAt: LATER, choice: UNTIL },
      })
      expect(await again.queries.musical(musicalId)).toMatchObject({
        ...{ title: 'Phantom', age: 8, cast: CAST, refund: PRESETS.none },
      })
      expect(await again.queries.performance(performanceId)).toMatchObject({
        // It has a policy of its own.
        ...{ title: 'Phantom', cast: CAST, refund: PRESETS['kr-standard'] },
      })
      const open = await again.queries.openAnnouncements()
      expect(open.map(({ announcement }) => announcement.kind)).toEqual([
        ...['moved', 'recast', 'renamed', 'message'],
      ])
      expect(events.find(({ type }) => type === 'Reserved')).toMatchObject({
        ...{ title: '오페라의 유령', startsAt: BEGINS },
      })
      await close()
    })
  })
}
