import type { HallDraft } from '../draft.ts'
import { parseHall } from '../parse.ts'
import type { SeatMap } from '../seat-map.ts'

/** Domain 3.4: 400 seats. */
export const STUDIO: HallDraft = {
  hall: 'Studio 400',
  timezone: 'Asia/Seoul',
  focus: '1F/6/11',
  levels: [
    {
      name: '1F',
      rows: ['1..2    1-5 | 6-13 | 14-18', '3..16   1-6 | 7-16 | 17-22', ''].join('\n'),
    },
    { name: '2F', rows: '1..2    1-7 | 8-21 | 22-28\n' },
  ],
  grades: [
    { name: 'R', seats: ['*'] },
    { name: 'VIP', seats: ['1F/2..10/7-16'] },
    { name: 'S', seats: ['2F', '1F/15..16'] },
  ],
  flags: [
    { name: 'wheelchair', seats: ['1F/16/1-2,21-22'] },
    { name: 'companion', seats: ['1F/16/3,20'] },
    { name: 'restricted', seats: ['2F/1..2/1-2,27-28'] },
    { name: 'house', seats: ['1F/9/11-12'] },
  ],
}

/** Domain 3.4: 1,700 seats. */
export const GRAND: HallDraft = {
  hall: 'Grand Theatre 1700',
  timezone: 'Asia/Seoul',
  focus: '1F/8/20',
  levels: [
    {
      name: '1F',
      rows: [
        '1..2    1-10  | 11-24 | 25-34',
        '3..20   1-12  | 13-28 | 29-40',
        '21      1-12  | .*16  | 29-40      # the sound desk',
        '22      1-12  | 13-28 | 29-40',
      ].join('\n'),
    },
    { name: '2F', rows: '1..10   1-13  | 14-31 | 32-44' },
    {
      name: '3F',
      rows: [
        '1..10   1-10  | 11-30 | 31-40',
        '11      1-4   | .*32  | 37-40      # beside the lighting bridge',
      ].join('\n'),
    },
  ],
  grades: [
    { name: 'S', seats: ['*'] },
    { name: 'A', seats: ['3F'] },
    { name: 'R', seats: ['1F', '2F/1..3'] },
    { name: 'VIP', seats: ['1F/1..14/11-28'] },
  ],
  flags: [
    { name: 'wheelchair', seats: ['1F/22/1-2,13-16,39-40'] },
    { name: 'companion', seats: ['1F/22/3-4,37-38'] },
    { name: 'restricted', seats: ['2F/*/1-2,43-44', '3F/11'] },
    { name: 'kill', seats: ['1F/1/17-18'] },
  ],
}

/** A hall of one level `1F` and one grade `R`, whose focus is its first seat. */
export const plain = (rows: string, more: HallDraft = {}): HallDraft => ({
  ...{ hall: 'Hall', timezone: 'Asia/Seoul', focus: '1F/1/1' },
  levels: [{ name: '1F', rows }],
  grades: [{ name: 'R', seats: ['*'] }],
  ...more,
})

/** The map of a plan. @throws if it has a mistake */
export function mapOf(draft: HallDraft): SeatMap {
  const parsed = parseHall(draft)
  if (parsed.kind === 'mistakes') throw new Error(JSON.stringify(parsed.mistakes))
  return parsed.map
}

/** Everything that is wrong with a plan, as `path:line:column code` with the parameters. */
export function mistakesIn(draft: HallDraft): (readonly [string, object])[] {
  const parsed = parseHall(draft)
  if (parsed.kind === 'map') return []
  return parsed.mistakes.map(({ code, params, at: { path, line, column } }) => [
    `${path}:${line}:${column} ${code}`,
    params,
  ])
}
