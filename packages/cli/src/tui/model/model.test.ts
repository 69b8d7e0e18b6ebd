import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { Failure } from '../../failure.ts'
import { standingOf } from '../standing.ts'
import { makeModel } from './model.ts'

const revoked = new Failure({ code: 'token-revoked', title: '', detail: 'Revoked.' })

/** A box office that knows one customer until it is told not to. */
function officeOf() {
  const so = { revoked: false, lost: 0 }
  const check = () => {
    if (so.revoked) throw revoked
  }
  /** A stream that says nothing, and ends when its token does. */
  const quiet = (isValid: () => void) =>
    async function* (_: unknown, signal: AbortSignal) {
      while (!signal.aborted) {
        isValid()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
  const nobody = {
    followSeason: quiet(() => undefined),
    whoami: () => Promise.reject(revoked),
    performances: async () => ({ items: [{ id: 'PF-1', grades: [] }], next: null }),
  } as unknown as Client // all that is used
  const customer = {
    whoami: async () => ({ role: 'customer', customer: { name: 'Minji' } }),
    performances: async () => {
      check()
      return { items: [{ id: 'PF-1', grades: [] }], next: null }
    },
    myPage: async () => ({ position: 1, reservations: [{ id: 'RV-1' }], notices: [], next: null }),
    followMyPage: quiet(check),
    followSeason: quiet(check),
  } as unknown as Client
  let own = customer
  const clients = {
    get own() {
      return own
    },
    staff: undefined,
    lose() {
      so.lost += 1
      own = nobody
    },
  }
  const signIn = () => {
    own = customer
  }
  return { so, clients, signIn }
}

test('an answer that comes after the end starts nothing again', async () => {
  const { clients } = officeOf()
  const model = makeModel(clients)
  model.need(['season'])
  await expect.poll(() => model.snapshot().season.freshness.state).toBe('up')
  model.close()
  const seen = model.snapshot()
  model.need(['season'])
  await new Promise((resolve) => setTimeout(resolve, 50)) // nothing happens
  expect(model.snapshot()).toBe(seen)
})

test('a token that is revoked is noticed once, what is known stays, and what is on goes on', async () => {
  const { so, clients, signIn } = officeOf()
  const model = makeModel(clients)
  model.need(['season'])
  await expect.poll(() => model.snapshot().mypage.value?.reservations).toHaveLength(1)
  so.revoked = true
  await expect.poll(() => standingOf(model.snapshot())).toBe('revoked')
  await expect.poll(() => model.snapshot().season.freshness.state).toBe('up')
  expect(model.snapshot().mypage.value?.reservations).toHaveLength(1)
  expect(so.lost).toBe(1)
  so.revoked = false
  signIn()
  model.renew()
  // What the person before could see is gone at once.
  expect(model.snapshot().mypage.value).toBeUndefined()
  await expect.poll(() => standingOf(model.snapshot())).toBe('signed-in')
  model.close()
})
