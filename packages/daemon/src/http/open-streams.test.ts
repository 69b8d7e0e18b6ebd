import { describe, expect, test } from 'vitest'
import { ADMIN_STREAMS, openStreams, strangerAt } from './open-streams.ts'
import { Problem } from './problem.ts'

const limits = { most: 100, reserved: 10, strangers: 30, each: 20 }
/** What a refusal says. */
const outcomeOf = (act: () => unknown): unknown => {
  try {
    act()
    return 'opened'
  } catch (error) {
    return error instanceof Problem ? error.params : error
  }
}
const all = (whom: 'customers' | 'staff' | 'strangers', places: number, yours: number) => ({
  case: 'all',
  for: whom,
  places,
  yours,
})

describe('S8: streams', () => {
  test('of few owners never keep others out: the newest of who has most is closed', () => {
    const streams = openStreams(limits)
    const taken = ['a', 'b', 'c', 'd', 'e'].flatMap((owner) =>
      Array.from({ length: 18 }, () => streams.enter(owner)),
    )
    for (let i = 0; i < 85; i++) expect(outcomeOf(() => streams.enter(`late-${i}`))).toBe('opened')
    expect(taken.filter(({ closed }) => closed.aborted)).toHaveLength(85)
    // The five keep their oldest one.
    expect([0, 18, 36, 54, 72].map((i) => taken[i]?.closed.aborted)).toEqual(Array(5).fill(false))
    expect(outcomeOf(() => streams.enter('nobody'))).toEqual(all('customers', 90, 0))
  })

  test('of customers leave a reserve for those who work at the box office', () => {
    const streams = openStreams(limits)
    for (let i = 0; i < 90; i++) streams.enter(`customer-${i}`)
    expect(outcomeOf(() => streams.enter('late'))).toEqual(all('customers', 90, 0))
    for (let i = 0; i < 9; i++) expect(outcomeOf(() => streams.enter(ADMIN_STREAMS))).toBe('opened')
    expect(outcomeOf(() => streams.enter('ST-AAAAAAAAAA'))).toBe('opened')
    expect(outcomeOf(() => streams.enter('late'))).toEqual(all('customers', 90, 0))
    expect(outcomeOf(() => streams.enter(ADMIN_STREAMS))).toEqual(all('staff', 100, 9))
  })

  test('without a token are so few that customers find a place, and cost no customer a stream', () => {
    const streams = openStreams(limits)
    const customer = Array.from({ length: 20 }, () => streams.enter('minji'))
    const first = Array.from({ length: 20 }, () => streams.enter(strangerAt('192.0.2.1')))
    for (let i = 2; i < 12; i++) streams.enter(strangerAt(`192.0.2.${i}`))
    const late = (n: number) => outcomeOf(() => streams.enter(strangerAt(`198.51.100.${n}`)))
    for (let n = 0; n < 19; n++) expect(late(n)).toBe('opened')
    expect(late(99)).toEqual(all('strangers', 30, 0))
    expect(first.filter(({ closed }) => closed.aborted)).toHaveLength(19)
    expect(customer.some(({ closed }) => closed.aborted)).toBe(false)
    expect(outcomeOf(() => streams.enter('junho'))).toBe('opened')
  })

  test('are so many each, and the answer says how many', () => {
    const streams = openStreams(limits)
    const mine = Array.from({ length: 20 }, () => streams.enter('minji'))
    expect(outcomeOf(() => streams.enter('minji'))).toEqual({
      case: 'yours',
      count: 20,
    })
    mine[3]?.leave()
    mine[3]?.leave()
    expect(outcomeOf(() => streams.enter('minji'))).toBe('opened')
    expect(outcomeOf(() => streams.enter('minji'))).not.toBe('opened')
  })

  test('do not grow at the cost of others: who has one gets no second one when all are taken', () => {
    const streams = openStreams({ most: 4, reserved: 1, strangers: 2, each: 3 })
    streams.enter('a')
    streams.enter('a')
    streams.enter('b')
    expect(outcomeOf(() => streams.enter('b'))).toEqual(all('customers', 3, 1))
  })

  test('that were closed make room once only', () => {
    const streams = openStreams({ most: 3, reserved: 1, strangers: 1, each: 3 })
    const [first, second] = [streams.enter('a'), streams.enter('a')]
    streams.enter('b')
    expect([first, second].map(({ closed }) => closed.aborted)).toEqual([false, true])
    second.leave()
    expect(outcomeOf(() => streams.enter('c'))).not.toBe('opened')
    first.leave()
    expect(outcomeOf(() => streams.enter('c'))).toBe('opened')
  })
})
