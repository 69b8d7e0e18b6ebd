import { addStaff, createToken, revokeStaff, revokeToken } from '@outerpark/core/access'
import { asId, type CustomerId, type StaffId, type StaffScope } from '@outerpark/core/kernel'
import type { CommitMeta, CommitNews } from '@outerpark/core/ports'
import { cancel } from '@outerpark/core/reservation'
import { describe, expect } from 'vitest'
import { accepted } from '../../../testing/season.ts'
import type { Scene, SceneTest } from './scene.ts'

const META: CommitMeta = { causationId: 'RQ-1' }

/** What the tests here ask the store of a scene. */
function access({ store }: Scene) {
  let made = 0
  const newToken = () => {
    made += 1
    return { tokenId: asId<'token'>(`TO-NEW${made}`), tokenHash: `hash of TO-NEW${made}` }
  }
  return {
    token: async (owner: { customerId: CustomerId } | { staffId: StaffId }, endsAt?: string) => {
      const command = { ...newToken(), owner, name: 'laptop', endsAt, asker: 'admin' as const }
      return accepted(await store.commit(createToken, command, META)).token
    },
    staff: async (name: string, scopes: readonly StaffScope[] = ['door']) => {
      const command = { ...newToken(), name, scopes, endsAt: null, asker: 'admin' as const }
      return accepted(await store.commit(addStaff, command, META))
    },
    revoke: (tokenId: string) => {
      const command = { tokenId: asId<'token'>(tokenId), others: 'everybody' as const }
      return store.commit(revokeToken, { ...command, asker: 'admin' as const }, META)
    },
    dismiss: (staffId: StaffId) =>
      store.commit(revokeStaff, { staffId, asker: 'admin' as const }, META),
  }
}

/** Tokens, staff, and who made events happen. */
export function describeAccess(test: SceneTest): void {
  describe('access', () => {
    test('is found by the hash of a token, which keeps its name, scopes and end', async ({
      scene,
    }) => {
      const { store, minji, clock } = scene
      const endsAt = new Date(clock.now() + 60_000).toISOString()
      const token = await access(scene).token({ customerId: minji }, endsAt)
      expect(token).toMatchObject({
        owner: minji,
        name: 'laptop',
        scopes: ['read', 'book'],
        endsAt,
      })
      const holder = await store.queries.tokenByHash('hash of TO-NEW1')
      expect(holder).toMatchObject({ token, customer: { id: minji } })
      expect(holder?.token).toEqual(token)
      const { items } = await store.queries.tokens({ owner: minji, limit: 10 })
      expect(items.map(({ name }) => name)).toEqual(['laptop', 'sign-up'])
    })

    test('is listed in pages, each owner’s alone', async ({ scene }) => {
      const { store, minji, junho } = scene
      const people = access(scene)
      for (let i = 0; i < 3; i++) await people.token({ customerId: minji })
      await people.token({ customerId: junho })
      const first = await store.queries.tokens({ owner: minji, limit: 3 })
      const rest = await store.queries.tokens({ owner: minji, limit: 3, cursor: first.next ?? '' })
      expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 1, null])
      const [newest] = first.items
      const named = { owner: minji, limit: 3, idPrefix: newest?.id }
      expect((await store.queries.tokens(named)).items).toEqual([newest])
    })

    test('ends at once when it is revoked, and the news name its owner', async ({ scene }) => {
      const { store, minji, clock } = scene
      const people = access(scene)
      const { id } = await people.token({ customerId: minji })
      const heard: CommitNews[] = []
      store.onCommit((news) => heard.push(news))
      await people.revoke(id)
      const revokedAt = new Date(clock.now()).toISOString()
      expect(await store.queries.tokenByHash('hash of TO-NEW1')).toMatchObject({
        token: { id, revokedAt },
      })
      expect(heard.map(({ people: whose }) => whose)).toEqual([[minji]])
      clock.advance(1000)
      await people.revoke(id)
      expect((await store.queries.tokens({ owner: minji, limit: 1 })).items).toMatchObject([
        { id, revokedAt },
      ])
    })

    test('of a staff member ends with all of their tokens when they are revoked', async ({
      scene,
    }) => {
      const { store } = scene
      const people = access(scene)
      const { staffId } = await people.staff('Han')
      await people.token({ staffId })
      const other = await people.staff('Seo')
      await people.dismiss(staffId)
      const of = async (owner: StaffId) =>
        (await store.queries.tokens({ owner, limit: 10 })).items.map(
          ({ revokedAt }) => revokedAt !== null,
        )
      expect(await of(staffId)).toEqual([true, true])
      expect(await of(other.staffId)).toEqual([false])
      const { items } = await store.queries.staff({ limit: 10 })
      expect(items.map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([
        ['Seo', false],
        ['Han', true],
      ])
      expect(await store.queries.tokenByHash('hash of TO-NEW1')).toMatchObject({
        staff: { id: staffId, name: 'Han' },
      })
    })

    test('is decided on what the group has done so far: who is revoked gets no token any more', async ({
      scene,
    }) => {
      const { store } = scene
      const people = access(scene)
      const { staffId } = await people.staff('Han')
      const [dismissed, token] = await Promise.allSettled([
        people.dismiss(staffId),
        people.token({ staffId }),
      ])
      expect([dismissed.status, token.status]).toEqual(['fulfilled', 'rejected'])
      expect((await store.queries.tokens({ owner: staffId, limit: 10 })).items).toHaveLength(1)
    })

    test('leaves no name and no hash in the log', async ({ scene }) => {
      const people = access(scene)
      await people.dismiss((await people.staff('Han Seoyeon')).staffId)
      const log = JSON.stringify(await scene.allEvents())
      expect(log).toContain('StaffRevoked')
      expect(log).not.toMatch(/Han|hash of/)
    })

    test('says of each event who made it happen', async ({ scene }) => {
      const { store, people, minji, bookVip, allEvents } = scene
      const { id: first } = await bookVip()
      const { id: second } = await bookVip()
      accepted(await people.approve(first))
      const actor = asId<'staff'>('ST-AAAAAAAAAA')
      const meta = { ...META, actor }
      accepted(await store.commit(cancel, { reservationId: first, by: 'admin' }, meta))
      accepted(await store.commit(cancel, { reservationId: second, by: 'admin' }, META))
      const events = (await allEvents()).slice(-6)
      expect(events.map((event) => [event.type, event.actor])).toEqual([
        ['Reserved', minji],
        ['Reserved', minji],
        ['PaymentApproved', 'system'],
        ['ReservationCancelled', actor],
        ['ReservationCancelled', 'admin'],
        ['PaymentCancelled', 'system'],
      ])
      const { staffId } = await access(scene).staff('Han')
      await store.commit(revokeStaff, { staffId, asker: 'admin' }, { ...META, actor })
      expect((await allEvents()).slice(-4).map((event) => [event.type, event.actor])).toEqual([
        ['StaffAdded', 'admin'],
        ['TokenCreated', 'admin'],
        ['StaffRevoked', actor],
        ['TokenRevoked', actor],
      ])
    })

    test('is the same for a booking that somebody else makes for a customer', async ({ scene }) => {
      const { people, minji, phantom, allEvents } = scene
      const actor = asId<'staff'>('ST-AAAAAAAAAA')
      accepted(await people.book(minji, phantom, { grade: 'VIP', meta: { ...META, actor } }))
      expect((await allEvents()).at(-1)).toMatchObject({
        type: 'Reserved',
        customerId: minji,
        paymentMethod: 'card-ok',
        actor,
      })
    })
  })
}
