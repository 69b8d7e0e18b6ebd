import { describe, expect, test } from 'vitest'
import { ADMIN_STREAMS, openStreams } from './open-streams.ts'

const limits = { most: 100, reserved: 10, each: 20 }
const detailOf = (act: () => unknown): string => {
  try {
    act()
    return 'opened'
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('S8: streams', () => {
  test('of few owners never keep others out: the newest of who has most is closed', () => {
    const streams = openStreams(limits)
    const taken = ['a', 'b', 'c', 'd', 'e'].flatMap((owner) =>
      Array.from({ length: 18 }, () => streams.enter(owner)),
    )
    for (let i = 0; i < 85; i++) expect(detailOf(() => streams.enter(`late-${i}`))).toBe('opened')
    expect(taken.filter(({ closed }) => closed.aborted)).toHaveLength(85)
    // The five keep their oldest one.
    expect([0, 18, 36, 54, 72].map((i) => taken[i]?.closed.aborted)).toEqual(Array(5).fill(false))
    expect(detailOf(() => streams.enter('nobody'))).toBe('All 90 streams for customers are open.')
  })

  test('of customers leave a reserve for those who work at the box office', () => {
    const streams = openStreams(limits)
    for (let i = 0; i < 90; i++) streams.enter(`customer-${i}`)
    expect(detailOf(() => streams.enter('late'))).toBe('All 90 streams for customers are open.')
    for (let i = 0; i < 9; i++) expect(detailOf(() => streams.enter(ADMIN_STREAMS))).toBe('opened')
    expect(detailOf(() => streams.enter('ST-AAAAAAAAAA'))).toBe('opened')
    expect(detailOf(() => streams.enter('late'))).toBe('All 90 streams for customers are open.')
    expect(detailOf(() => streams.enter(ADMIN_STREAMS))).toBe(
      'All 100 streams are open, 9 of them are yours.',
    )
  })

  test('are so many each, and the answer says how many', () => {
    const streams = openStreams(limits)
    const mine = Array.from({ length: 20 }, () => streams.enter('minji'))
    expect(detailOf(() => streams.enter('minji'))).toBe(
      '20 streams of yours are open, and more are not allowed.',
    )
    mine[3]?.leave()
    mine[3]?.leave()
    expect(detailOf(() => streams.enter('minji'))).toBe('opened')
    expect(detailOf(() => streams.enter('minji'))).not.toBe('opened')
  })

  test('do not grow at the cost of others: who has one gets no second one when all are taken', () => {
    const streams = openStreams({ most: 4, reserved: 1, each: 3 })
    streams.enter('a')
    streams.enter('a')
    streams.enter('b')
    expect(detailOf(() => streams.enter('b'))).toBe(
      'All 3 streams for customers are open, 1 of them are yours.',
    )
  })

  test('that were closed make room once only', () => {
    const streams = openStreams({ most: 3, reserved: 1, each: 3 })
    const [first, second] = [streams.enter('a'), streams.enter('a')]
    streams.enter('b')
    expect([first, second].map(({ closed }) => closed.aborted)).toEqual([false, true])
    second.leave()
    expect(detailOf(() => streams.enter('c'))).not.toBe('opened')
    first.leave()
    expect(detailOf(() => streams.enter('c'))).toBe('opened')
  })
})
