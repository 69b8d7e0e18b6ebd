import { describe, expect, test } from 'vitest'
import { ADMIN_STREAMS, openStreams } from './open-streams.ts'
import { Problem } from './problem.ts'

const limits = { most: 100, reserved: 10, each: 20 }
/** What a refusal says. */
const outcomeOf = (act: () => unknown): unknown => {
  try {
    act()
    return 'opened'
  } catch (error) {
    return error instanceof Problem ? error.params : error
  }
}
const all = (whom: 'customers' | 'staff', places: number, yours: number) => ({
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
    const streams = openStreams({ most: 4, reserved: 1, each: 3 })
    streams.enter('a')
    streams.enter('a')
    streams.enter('b')
    expect(outcomeOf(() => streams.enter('b'))).toEqual(all('customers', 3, 1))
  })

  test('that were closed make room once only', () => {
    const streams = openStreams({ most: 3, reserved: 1, each: 3 })
    const [first, second] = [streams.enter('a'), streams.enter('a')]
    streams.enter('b')
    expect([first, second].map(({ closed }) => closed.aborted)).toEqual([false, true])
    second.leave()
    expect(outcomeOf(() => streams.enter('c'))).not.toBe('opened')
    first.leave()
    expect(outcomeOf(() => streams.enter('c'))).toBe('opened')
  })
})
