import type { HallDraft } from '@outerpark/core/hall'

// A second, plain reading of the plans of stories, and of the rules for seats. It tries everything, and shares no code with the core.

/** A hall in which all rows are alike. */
export type HallModel = {
  /** all seats, row by row */
  readonly seats: readonly string[]
  /** the seats between two aisles, by row */
  readonly rows: readonly (readonly Segment[])[]
  readonly gradeOf: ReadonlyMap<string, string>
  readonly flagOf: ReadonlyMap<string, string>
}
export type Segment = readonly string[]

type Named = readonly { readonly name: string; readonly seats: readonly string[] }[]

export function modelOf(plan: HallDraft): HallModel {
  // `planOf` has made it.
  const {
    levels,
    grades,
    flags = [],
  } = plan as {
    levels: readonly { readonly name: string; readonly rows: string }[]
    grades: Named
    flags?: Named
  }
  const rows = levels.flatMap(({ name, rows: text }) =>
    text.split('\n').map((line) => {
      const [label = '', ...items] = line.split(' ')
      return items
        .join(' ')
        .split('|')
        .map((part) =>
          part
            .trim()
            .split(' ')
            .map((number) => `${name}/${label}/${number}`),
        )
    }),
  )
  const byName = (named: Named) =>
    new Map(named.flatMap(({ name, seats }) => seats.map((seat) => [seat, name] as const)))
  return { seats: rows.flat(2), rows, gradeOf: byName(grades), flagOf: byName(flags) }
}

export type Seats = ReadonlySet<string>

export const isKept = ({ flagOf }: HallModel, seat: string): boolean =>
  flagOf.get(seat) === 'kill' || flagOf.get(seat) === 'house'
export const isRestricted = ({ flagOf }: HallModel, seat: string): boolean =>
  flagOf.get(seat) === 'restricted'
export const isForAnybody = ({ flagOf }: HallModel, seat: string): boolean =>
  !flagOf.has(seat) || flagOf.get(seat) === 'restricted'

/** The free seats that anybody may have. */
export const inPlay = (model: HallModel, free: Seats): Seats =>
  new Set(model.seats.filter((seat) => free.has(seat) && isForAnybody(model, seat)))

export const countOf = ({ gradeOf }: HallModel, seats: Seats, grade: string): number =>
  [...seats].filter((seat) => gradeOf.get(seat) === grade).length

export const segmentsOf = ({ rows }: HallModel) => rows.flat()

/** All neighbours of this many among the seats. */
const blocksIn = (segment: Segment, seats: Seats, size: number): readonly Segment[] =>
  segment
    .map((_, n) => segment.slice(n, n + size))
    .filter((block) => block.length === size && block.every((seat) => seats.has(seat)))

export const blocks = (model: HallModel, seats: Seats, size: number): readonly Segment[] =>
  segmentsOf(model).flatMap((segment) => blocksIn(segment, seats, size))

/** The seats without a neighbour among the others. */
export const orphans = (model: HallModel, seats: Seats): readonly string[] =>
  segmentsOf(model).flatMap((segment) =>
    segment.filter((seat, n) => {
      const beside = [segment[n - 1], segment[n + 1]]
      return seats.has(seat) && !beside.some((other) => other !== undefined && seats.has(other))
    }),
  )

/** The seats without those that are taken. */
export const without = (seats: Seats, taken: readonly string[]): Seats =>
  new Set([...seats].filter((seat) => !taken.includes(seat)))

/** How many more orphans there are after these seats are taken. */
export const orphansMade = (model: HallModel, seats: Seats, taken: Segment): number =>
  orphans(model, without(seats, taken)).length - orphans(model, seats).length

/** A party in two parts of two or more, on both sides of an aisle. */
export const acrossAisle = ({ rows }: HallModel, seats: Seats, size: number): readonly Segment[] =>
  rows.flatMap((row) =>
    row.flatMap((left, n) => {
      const right = row[n + 1]
      if (!right) return []
      return partsOf(size).flatMap(([a, b]) => {
        if (left.length < a || right.length < b) return []
        const party = [...left.slice(-a), ...right.slice(0, b)]
        return party.every((seat) => seats.has(seat)) ? [party] : []
      })
    }),
  )

/** A party in two parts of two or more, one behind the other: some column has seats of both. */
export const behind = ({ rows }: HallModel, seats: Seats, size: number): readonly Segment[] =>
  rows.slice(1).flatMap((back, r) => {
    const front = rows[r] ?? []
    return partsOf(size).flatMap(([a, b]) => {
      const ones = front.flatMap((segment) => blocksIn(segment, seats, a))
      const others = back.flatMap((segment) => blocksIn(segment, seats, b))
      return ones.flatMap((one) =>
        others.filter((other) => shareColumn(one, other)).map((other) => [...one, ...other]),
      )
    })
  })

const partsOf = (size: number): readonly (readonly [number, number])[] =>
  Array.from({ length: Math.max(0, size - 3) }, (_, n) => [n + 2, size - n - 2] as const)

const numberOf = (seat: string) => seat.split('/')[2]
const shareColumn = (one: Segment, other: Segment) => {
  const numbers = new Set(one.map(numberOf))
  return other.some((seat) => numbers.has(numberOf(seat)))
}
