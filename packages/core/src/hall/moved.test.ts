import { expect, test } from 'vitest'
import type { HallDraft } from './draft.ts'
import { movedTo } from './moved.ts'
import { mapOf } from './plan-hall.ts'
import { type SeatMap, seatOf } from './seat-map.ts'
import { FREE, freshStates, TAKEN, withStates } from './taken.ts'

// A performance takes another version of its hall's plan (domain 3.4).

const PLAN: HallDraft = {
  hall: 'Small Stage',
  timezone: 'Asia/Seoul',
  focus: '1F/1/2',
  levels: [{ name: '1F', rows: '1..2 1-4' }],
  grades: [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/1'] },
  ],
}
const map = mapOf(PLAN)
const seats = (of: SeatMap, ids: readonly string[]) => ids.map((id) => seatOf(of, id) ?? -1)
const taken = (...ids: string[]) => withStates(freshStates(map), seats(map, ids), FREE, TAKEN)
const text = (states: Uint8Array) => new TextDecoder().decode(states)
const other = (over: Partial<HallDraft>) => mapOf({ ...PLAN, ...over })

test('taken seats stay where they are by their ids, and the others are as the new plan says', () => {
  const longer = other({
    levels: [{ name: '1F', rows: '0 1-2\n1..2 1-4' }],
    flags: [{ name: 'kill', seats: ['1F/2/1'] }],
  })
  expect(movedTo(map, taken('1F/1/1', '1F/2/4'), longer)).toMatchObject({ kind: 'moved' })
  const moved = movedTo(map, taken('1F/1/1', '1F/2/4'), longer)
  expect(moved.kind === 'moved' && text(moved.states)).toBe('..' + 'x...' + '-..x')
})

test.each([
  ['are not there', { levels: [{ name: '1F', rows: '1..2 1-3' }] }, ['1F/1/4', '1F/2/4']],
  ['have another grade', { grades: [{ name: 'R', seats: ['*'] }] }, ['1F/1/4']],
  ['are kept for the house', { flags: [{ name: 'house', seats: ['1F/2'] }] }, ['1F/2/4']],
  ['are never sold', { flags: [{ name: 'kill', seats: ['1F/2/4'] }] }, ['1F/2/4']],
] as const)('taken seats that %s are lost, and named', (_, over, lost) => {
  const to = other(over as Partial<HallDraft>)
  expect(movedTo(map, taken('1F/1/4', '1F/2/4'), to)).toEqual({ kind: 'lost', seats: lost })
  expect(movedTo(map, taken(), to)).toMatchObject({ kind: 'moved' })
})

test('a taken seat may get a flag with which it is still on sale', () => {
  const flags = [{ name: 'restricted', seats: ['1F/2/4'] }]
  expect(movedTo(map, taken('1F/2/4'), other({ flags }))).toMatchObject({ kind: 'moved' })
})
