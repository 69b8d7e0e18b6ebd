import { expect, test } from 'vitest'
import { seatsWanted } from './booked.ts'
import { holdRequest } from './holds.ts'

test.each([
  [{ seats: 4, split: true }, []],
  [{ seats: 2, grade: 'R', wheelchairs: 2 }, []],
  [{ lines: [{ grade: 'R', seats: 3 }], wheelchairs: 1, split: false }, []],
  [
    {
      lines: [
        { grade: 'R', seats: 3 },
        { grade: 'S', seats: 1 },
      ],
      split: true,
    },
    [],
  ],
  [{ places: ['1F/1/1'], split: false, wheelchairs: 0 }, []],
  [{ places: ['1F/1/1'], split: true, wheelchairs: 1 }, ['split', 'wheelchairs']],
  [
    {
      lines: [
        { grade: 'R', seats: 3 },
        { grade: 'S', seats: 1 },
      ],
      wheelchairs: 1,
    },
    ['wheelchairs'],
  ],
  [{ lines: [{ grade: 'R', seats: 1 }], wheelchairs: 2 }, ['wheelchairs']],
  [{ seats: 2, wheelchairs: 3 }, ['wheelchairs']],
  [{ seats: 2, wheelchairs: -1 }, ['wheelchairs']],
  [{ wheelchairs: 1 }, ['seats']],
])(
  'how a party may sit goes with seats that are not chosen, and wheelchairs with one grade: %j',
  (wanted, wrong) => {
    const { error } = holdRequest.safeParse(wanted)
    expect((error?.issues ?? []).map(({ path }) => path.join())).toEqual(wrong)
  },
)

test('a list of one grade is the same as the grade, with its wheelchairs', () => {
  const lines = [{ grade: 'R', seats: 3 }]
  const terms = { split: true, wheelchairs: 1 }
  expect(seatsWanted({ lines, ...terms })).toEqual({ grade: 'R', seats: 3, ...terms })
})
