import type { Release } from './flags.ts'
import type { ReadLevel } from './rows.ts'

/** The number of a seat in a map, from 0: level by level, row by row from the stage, left to right as seen from the hall. */
export type Seat = number

export type Level = {
  readonly name: string
  /** its rows are those from this one of {@link SeatMap.rows} … */
  readonly first: number
  /** … up to this one, which is not of it */
  readonly end: number
}

export type Row = {
  readonly level: number
  readonly label: string
  /** its seats are those from `first` up to `end`, which is not of it */
  readonly first: Seat
  readonly end: Seat
  readonly aisles: number
}

/** Neighbours in a row, between aisles, gaps and walls: the domain's *segment*. */
export type Segment = {
  readonly row: number
  readonly first: Seat
  readonly end: Seat
  /** how many aisles of the row are on its left */
  readonly aisles: number
  /** whether one aisle, and nothing else, is between it and the next one of the row */
  readonly besideNext: boolean
}

/** Where the seats of a hall are. By seat, the columns have what belongs to it. */
export type Geometry = {
  readonly levels: readonly Level[]
  /** of all levels; the rows of a level stand behind those of the level before */
  readonly rows: readonly Row[]
  readonly segments: readonly Segment[]
  /** how many seats there are */
  readonly count: number
  readonly numbers: Uint16Array
  /** the place of its row in `rows` */
  readonly rowOf: Uint16Array
  /** in half seats to the right of the middle of the hall */
  readonly x: Int32Array
}

/** The plan of a hall: a version of it, which never changes. */
export type SeatMap = Geometry & {
  readonly hall: string
  readonly address?: string
  /** in the spelling of the IANA database, or an offset */
  readonly timeZone: string
  /** the best seat: best available begins here */
  readonly focus: Seat
  readonly grades: readonly string[]
  /** by seat: the place of its grade in `grades` */
  readonly gradeOf: Uint8Array
  /** by seat: the bits of its flags */
  readonly flags: Uint8Array
  readonly releases: readonly Release[]
}

/** The seats of a row or of neighbours in it. */
export const seatsIn = ({ first, end }: Pick<Segment, 'first' | 'end'>): readonly Seat[] =>
  Array.from({ length: end - first }, (_, n) => first + n)

export function layOut(read: readonly ReadLevel[]): Geometry {
  const count = read.flatMap(({ rows }) => rows).reduce((sum, { shape }) => sum + shape.x.length, 0)
  const [numbers, rowOf, x] = [
    new Uint16Array(count),
    new Uint16Array(count),
    new Int32Array(count),
  ]
  const rows: Row[] = []
  const segments: Segment[] = []
  let seat = 0
  const levels = read.map(({ name, rows: labelled }, level): Level => {
    const first = rows.length
    for (const { label, shape } of labelled) {
      const row = rows.length
      numbers.set(shape.numbers, seat)
      x.set(shape.x, seat)
      const end = seat + shape.x.length
      rowOf.fill(row, seat, end)
      for (const stretch of shape.stretches)
        segments.push({ ...stretch, row, first: seat + stretch.first, end: seat + stretch.end })
      rows.push({ level, label, first: seat, end, aisles: shape.aisles })
      seat = end
    }
    return { name, first, end: rows.length }
  })
  return { levels, rows, segments, count, numbers, rowOf, x }
}

/** The id of a seat, `LEVEL/ROW/NUMBER`: the same in all versions of a map. */
export function seatId(map: Geometry, seat: Seat): string {
  const row = map.rows[map.rowOf[seat] ?? -1]
  return `${map.levels[row?.level ?? -1]?.name}/${row?.label}/${map.numbers[seat]}`
}

/** The seat with that id, spelled as {@link seatId} does. Undefined if there is none. */
export function seatOf(map: Geometry, id: string): Seat | undefined {
  const [level, label, number, ...others] = id.split('/')
  const place = map.levels.findIndex(({ name }) => name === level)
  const row = map.rows.find((each) => each.level === place && each.label === label)
  if (!row || others.length > 0) return undefined
  const found = map.numbers.subarray(row.first, row.end).findIndex((each) => `${each}` === number)
  return found === -1 ? undefined : row.first + found
}
