import type { ProblemParams } from '../../contract/index.ts'
import type { Examples } from './example.ts'

const HA = 'HA-7KQ2M9XW4T'

/** Parameters of the refusals about halls and numbered seats. */
export const HALL_PROBLEMS = {
  'hall-plan-wrong': [
    {
      mistakes: [
        {
          code: 'row-empty',
          params: { row: '3' },
          at: { path: 'levels.0.rows', line: 3, column: 1 },
        },
        { code: 'focus-form', params: { focus: 'x' }, at: { path: 'focus', line: 1, column: 1 } },
      ],
      more: 0,
    },
    {
      mistakes: [
        {
          code: 'row-empty',
          params: { row: '3' },
          at: { path: 'levels.0.rows', line: 3, column: 1 },
        },
      ],
      more: 80,
    },
  ],
  'hall-not-found': [{ id: HA }],
  'hall-exists': [{ hall: 'LG Arts Center', id: HA }],
  'hall-grades': [
    { hall: 'LG Arts Center', missing: ['VIP'], unknown: [] },
    { hall: 'LG Arts Center', missing: ['R'], unknown: ['Z'] },
  ],
  'seats-numbered': [{ title: 'Hadestown', grade: 'VIP' }],
  'seats-not-numbered': [{ title: 'Hadestown' }],
  'seat-unknown': [{ seats: ['1F/99/1'] }, { seats: ['1F/99/1', '1F/99/2'] }],
  'seat-taken': [{ seats: ['1F/8/11'] }],
  'seat-not-sold': [{ seats: ['1F/1/17', '1F/1/18'] }],
  'seat-restricted': [{ seats: ['2F/1/1'] }],
  'companion-alone': [{ seats: ['1F/16/3'] }],
  'no-block': [
    { case: 'together', grade: 'VIP', seats: 5, largest: 3 },
    { case: 'together', grade: 'VIP', seats: 2, largest: 1 },
    { case: 'split-would-do', grade: 'VIP', seats: 5, largest: 3 },
    { case: 'split', grade: 'VIP', seats: 5, largest: 4 },
  ],
  'no-wheelchair-places': [
    { grade: 'R', seats: 2, wheelchairs: 1, most: 0, largest: 0 },
    { grade: 'R', seats: 3, wheelchairs: 3, most: 2, largest: 0 },
    { grade: 'R', seats: 3, wheelchairs: 2, most: 1, largest: 0 },
    { grade: 'R', seats: 6, wheelchairs: 1, most: 1, largest: 3 },
    { grade: 'R', seats: 6, wheelchairs: 2, most: 2, largest: 4 },
  ],
  'plan-changed': [
    {
      ...{ case: 'hall', id: HA, title: 'LG Arts Center', version: 3 },
      ...{ by: 'SF-7KQ2M9XW4T', at: '2027-01-05T10:20:00.000Z' },
    },
    {
      ...{ case: 'hall', id: HA, title: 'LG Arts Center', version: 3 },
      ...{ by: 'admin', at: '2027-01-05T10:20:00.000Z' },
    },
    {
      ...{ case: 'performance', id: 'PF-7KQ2M9XW4T', title: 'Hadestown', version: 3 },
      ...{ by: null, at: null },
    },
  ],
  'plan-not-found': [{ hall: HA, version: 9 }],
  'plan-loses-seats': [
    { title: 'Hadestown', seats: ['1F/8/11', '1F/8/12'] },
    { title: 'Hadestown', seats: Array.from({ length: 22 }, (_, n) => `1F/8/${n + 1}`) },
  ],
  'hold-not-found': [{ title: 'Hadestown' }],
  'hold-extended-before': [{ title: 'Hadestown', until: '2027-01-05T10:20:00.000Z' }],
  'hold-again-later': [{ title: 'Hadestown', waitMs: 1_740_000 }],
  'too-many-holds': [{ most: 600, waitMs: 40_000 }],
  'leaves-single-seat': [{ seats: ['1F/8/13'], instead: ['1F/8/12', '1F/8/13'] }],
} satisfies Partial<Examples<ProblemParams>>
