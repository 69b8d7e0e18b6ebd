import type { HallDraft } from '@outerpark/core/hall'
import { GRADES, type GradeName } from './grades.ts'

/**
 * The rows of a hall as a story has them, from the stage: a sign for each seat, and `|` for an aisle. All rows have their aisles in the
 * same places. The rows and their seats have the numbers 1, 2, 3 …
 */
export type HallRows = readonly string[]

/** What a seat is, by its sign. In a capital letter its view is restricted. */
const SIGNS: Readonly<Record<string, { readonly grade: GradeName; readonly flag?: string }>> = {
  v: { grade: 'VIP' },
  r: { grade: 'R' },
  s: { grade: 'S' },
  V: { grade: 'VIP', flag: 'restricted' },
  R: { grade: 'R', flag: 'restricted' },
  S: { grade: 'S', flag: 'restricted' },
  '-': { grade: 'VIP', flag: 'kill' },
  h: { grade: 'VIP', flag: 'house' },
  w: { grade: 'VIP', flag: 'wheelchair' },
  c: { grade: 'VIP', flag: 'companion' },
}

type SeatOfRow = { readonly id: string; readonly grade: GradeName; readonly flag?: string }

/** The seats of a hall, row by row. */
export const seatsOfRows = (rows: HallRows): readonly (readonly SeatOfRow[])[] =>
  rows.map((row, r) =>
    [...row.replaceAll('|', '')].map((sign, n) => {
      const seat = SIGNS[sign]
      if (!seat) throw new Error(`No seat has the sign ${sign}.`)
      return { id: `1F/${r + 1}/${n + 1}`, ...seat }
    }),
  )

/** From when on seats with a flag are sold to anybody: so many hours before the start. */
export type Releases = readonly { readonly flag: 'wheelchair' | 'house'; readonly hours: number }[]

/** The plan of such a hall. */
export function planOf(hall: number, rows: HallRows, releases: Releases = []): HallDraft {
  const seats = seatsOfRows(rows).flat()
  const lines = rows.map((row, r) => {
    let number = 0
    const items = [...row].map((sign) => (sign === '|' ? '|' : String(++number)))
    return `${r + 1} ${items.join(' ')}`
  })
  const named = <Name extends string>(names: readonly Name[], of: (seat: SeatOfRow) => unknown) =>
    names.flatMap((name) => {
      const ids = seats.filter((seat) => of(seat) === name).map(({ id }) => id)
      return ids.length > 0 ? [{ name, seats: ids }] : []
    })
  const flags = named(['wheelchair', 'companion', 'restricted', 'house', 'kill'], (s) => s.flag)
  return {
    ...{ hall: `Hall ${hall}`, timezone: 'Asia/Seoul' },
    focus: seats[Math.floor(seats.length / 2)]?.id,
    levels: [{ name: '1F', rows: lines.join('\n') }],
    grades: named(GRADES, (seat) => seat.grade),
    ...(flags.length > 0 && { flags }),
    ...(releases.length > 0 && {
      releases: releases.map(({ flag, hours }) => ({ name: flag, before: `${hours}h` })),
    }),
  }
}
