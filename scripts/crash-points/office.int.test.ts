import { GatewayUnavailable, type PaymentGateway } from '@outerpark/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { START } from '../../packages/daemon/src/testing/clock.ts'
import { countedIds } from '../../packages/daemon/src/testing/ids.ts'
import { accepted, actors } from '../../packages/daemon/src/testing/season.ts'
import { realTurn } from '../lab/turn.ts'
import { type Disk, makeDisk } from './disk.ts'
import { beginLife } from './life.ts'
import { openSqliteOffice, type SqliteOffice } from './office.ts'
import { type VirtualTime, virtualTime } from './time.ts'

/** More bookings than are needed to open the breaker. */
const BOOKINGS = 12
const MOST_STEPS = 10_000

let time: VirtualTime
let disk: Disk
beforeEach(() => {
  time = virtualTime(START)
  disk = makeDisk()
})
afterEach(() => {
  time.end()
  disk.remove()
})

/** Lets virtual time go on until `isSo` gives true. */
async function passUntil(isSo: () => boolean): Promise<void> {
  for (let steps = 0; !isSo(); steps++) {
    if (steps > MOST_STEPS) throw new Error(`It is not so after ${MOST_STEPS} steps.`)
    await time.goOn()
    await realTurn()
  }
}

/** The answer of the box office. Virtual time goes on until it comes. */
async function answerOf<T>(asked: Promise<T>): Promise<T> {
  let answered = false
  const noteAnswer = () => {
    answered = true
  }
  asked.then(noteAnswer, noteAnswer)
  await passUntil(() => answered)
  return asked
}

/** When the payment of a booking made now is tried first, as its answer says. */
const deferralOf = ({ admit }: SqliteOffice) => admit(Date.now(), async (until) => until)

test('W20: a booking during a probe of the breaker is deferred, like in the daemon', async () => {
  let answer = (): Promise<never> => Promise.reject(new GatewayUnavailable('no answer'))
  const ask = () => answer()
  const company: PaymentGateway = { approve: ask, void: ask, refund: ask, lookUp: ask }
  const office = await answerOf(
    openSqliteOffice({
      file: disk.file(),
      life: beginLife(),
      company,
      tellWebhook: async () => undefined,
      sendMail: async () => undefined,
      newId: countedIds(),
      random: () => 0.5,
    }),
  )
  const people = actors(office.store)
  const { breaker } = office.pipeline
  const minji = await answerOf(people.customer())
  const { performanceId } = await answerOf(people.performance())
  const bookings = Array.from({ length: BOOKINGS }, () => people.book(minji, performanceId))
  for (const outcome of await answerOf(Promise.all(bookings))) accepted(outcome)

  expect(await deferralOf(office)).toBeUndefined()
  await passUntil(() => breaker().state === 'open')
  // The probe gets no answer.
  answer = () => new Promise(() => undefined)
  await passUntil(() => breaker().state === 'half-open')
  expect(breaker().retryAt).toBeUndefined()
  expect(await deferralOf(office)).toBe(new Date().toISOString())
  await answerOf(office.stop())
})
