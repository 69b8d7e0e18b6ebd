import { changeCustomer, eraseCustomer, requestCode, signUp } from '@outerpark/core/customer'
import { asId, type CodeWish, type CustomerId } from '@outerpark/core/kernel'
import { describe, expect } from 'vitest'
import { accepted } from '../../../testing/season.ts'
import type { Scene, SceneTest } from './scene.ts'

const DAY_MS = 86_400_000

const erase = ({ people }: Scene, customerId: CustomerId) =>
  people.run(eraseCustomer, { customerId })

/** What a store has to do when a customer is erased. */
export function describeErasure(test: SceneTest): void {
  describe('an erased customer', () => {
    test('loses name, address and token, and the bookings stay', async ({ scene }) => {
      const { store, people, minji, junho, bookVip, clock } = scene
      const { id } = await bookVip()
      await people.approve(id)
      clock.advance(60 * DAY_MS)
      accepted(await erase(scene, minji))
      const { queries } = store
      expect(await queries.customer(minji)).toBeUndefined()
      expect(await queries.tokenByHash('hash-1')).toBeUndefined()
      expect(await queries.tokenByHash('hash-2')).toMatchObject({ customer: { id: junho } })
      expect((await queries.customers({ limit: 10 })).items.map((each) => each.id)).toEqual([junho])
      expect(await queries.recipient(minji)).toMatchObject({ email: null, language: 'en' })
      expect(await queries.reservation(id, {})).toMatchObject({ id, customerId: minji })
      expect((await queries.payments({ limit: 1 })).items).toMatchObject([{ customerId: minji }])
    })

    test('is erased once: the second who does it hears when it was', async ({ scene }) => {
      const { people, minji, clock } = scene
      const at = new Date(clock.now()).toISOString()
      const outcomes = await Promise.all([erase(scene, minji), erase(scene, minji)])
      expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'refused'])
      clock.advance(DAY_MS)
      expect(await erase(scene, minji)).toMatchObject({
        refusal: { code: 'customer-erased', params: { case: 'before', id: minji, at } },
      })
      expect(await people.run(changeCustomer, { customerId: minji, language: 'ko' })).toMatchObject(
        { refusal: { code: 'customer-erased' } },
      )
      expect(await erase(scene, asId('CU-ZZZZZZZZZZ'))).toMatchObject({
        refusal: { code: 'customer-not-found' },
      })
    })

    test('frees the address: who signs up with it is another customer', async ({ scene }) => {
      const { people, store, minji } = scene
      const token = { tokenId: asId<'token'>('t'), tokenHash: 'hash-again' }
      const command = {
        name: 'Kim Minji',
        email: '1@example.com',
        language: 'en',
        ...token,
      } as const
      const [, second] = await Promise.all([erase(scene, minji), people.run(signUp, command)])
      const { customerId } = accepted(second)
      expect(customerId).not.toBe(minji)
      expect(await store.queries.customerByEmail('1@example.com')).toMatchObject({ id: customerId })
    })

    test('is not erased while a booking is unpaid or still to come, also one of the same group', async ({
      scene,
    }) => {
      const { people, minji, junho, bookVip, clock } = scene
      const refused = { refusal: { code: 'customer-has-bookings' } }
      const [unpaid, outcome] = await Promise.all([bookVip(), erase(scene, minji)])
      expect(outcome).toMatchObject(refused)
      await people.approve(unpaid.id)
      expect(await erase(scene, minji)).toMatchObject({
        refusal: { params: { count: 1, reservations: [unpaid.id] } },
      })
      accepted(await erase(scene, junho))
      const [, after] = await Promise.all([people.cancel(unpaid.id), erase(scene, minji)])
      accepted(after)
      clock.advance(1)
    })

    test('books nothing any more, although the request was under way', async ({ scene }) => {
      const { people, minji, junho, phantom } = scene
      const [erased, booked, other] = await Promise.all([
        erase(scene, minji),
        people.book(minji, phantom, { grade: 'VIP' }),
        people.book(junho, phantom, { grade: 'VIP' }),
      ])
      expect([erased.kind, other.kind]).toEqual(['accepted', 'accepted'])
      expect(booked).toMatchObject({ refusal: { code: 'customer-erased' } })
    })

    test('S6: has no code any more, neither for the address nor for one that was wanted instead', async ({
      scene,
    }) => {
      const { people, minji, junho, clock } = scene
      const codeFor = async (email: string, wish: CodeWish) =>
        accepted(await people.run(requestCode, { email, wish, nonce: 'n', perHour: 5 })).validUntil
      const asked = [
        ['1@example.com', { kind: 'sign-in' }],
        ['new@example.com', { kind: 'change', customerId: minji }],
        ['newer@example.com', { kind: 'change', customerId: junho }],
      ] as const
      const first = await Promise.all(asked.map(([email, wish]) => codeFor(email, wish)))
      clock.advance(1_000)
      accepted(await erase(scene, minji))
      // Who asks again within a minute hears of the same code, if it is still there.
      const again = await Promise.all(asked.map(([email, wish]) => codeFor(email, wish)))
      expect(again.map((until, i) => until === first[i])).toEqual([false, false, true])
    })

    test('has no kept answers any more', async ({ scene }) => {
      const { store, minji, junho } = scene
      const keyOf = (scope: string) => ({ scope, key: 'k', fingerprint: 'f' })
      const gone = { [minji]: { kept: true }, admin: { token: { owner: minji } } }
      const alsoGone = { 'nobody 203.0.113.7': { customerId: minji } }
      const stays = {
        [junho]: { kept: true },
        'ST-1': { token: { owner: junho } },
        'ST-2': { customerId: minji },
        'nobody 203.0.113.8': { customerId: junho },
      }
      for (const [scope, reply] of Object.entries({ ...gone, ...alsoGone, ...stays }))
        await store.answers.keep(keyOf(scope), reply)
      accepted(await erase(scene, minji))
      for (const scope of Object.keys({ ...gone, ...alsoGone }))
        expect(await store.answers.recall(keyOf(scope)), scope).toBeUndefined()
      for (const [scope, reply] of Object.entries(stays))
        expect(await store.answers.recall(keyOf(scope))).toEqual({ kind: 'answered', reply })
    })
  })
}
