import type {
  ChangeGradeRequest,
  ImportSeasonRequest,
  MusicalResponse,
  PerformanceResponse,
  RegisterMusicalRequest,
} from '@outerpark/core/contract'
import { nameKey, readMoment } from '@outerpark/core/names'

type NewPerformance = RegisterMusicalRequest['performances'][number]
type NewGrade = NewPerformance['grades'][number]

/** A grade whose seats or price are others in the file than on sale. Undefined: it is not there. */
export type GradeDifference = {
  /** as on sale, if it is there */
  readonly grade: string
  /** `taken`: seats that are held or sold */
  readonly onSale:
    | (Pick<NewGrade, 'price'> & { readonly seats: number; readonly taken: number })
    | undefined
  readonly inFile: Pick<NewGrade, 'seats' | 'price'> | undefined
}

/** What a season file means for one performance. */
export type PlannedPerformance = {
  readonly title: string
  readonly venue: string
  /** as in the file */
  readonly startsAt: string
  readonly grades: readonly NewGrade[]
} & (
  | { readonly is: 'new' }
  | { readonly is: 'there'; readonly id: string }
  | {
      readonly is: 'differs'
      readonly id: string
      readonly differences: readonly GradeDifference[]
    }
)

/** A grade on sale that gets the price or the seats of the file. */
export type PlannedChange = {
  readonly performanceId: string
  readonly grade: string
  readonly change: ChangeGradeRequest
}

/** What a season file would change: performances that are new, on sale already, or on sale with other seats or prices. */
export type SeasonPlan = {
  readonly performances: readonly PlannedPerformance[]
  /** musicals that are not registered yet, with all of their performances */
  readonly musicals: readonly RegisterMusicalRequest[]
  /** new performances of musicals that are registered */
  readonly additions: readonly {
    readonly musicalId: string
    readonly title: string
    readonly performances: readonly NewPerformance[]
  }[]
  /** grades on sale that differ and can be changed */
  readonly changes: readonly PlannedChange[]
}

/** Compares a season with what is registered. A musical is the same if title and venue look alike. */
export function planSeason(
  { musicals }: ImportSeasonRequest,
  known: {
    readonly musicals: readonly MusicalResponse[]
    readonly performances: readonly PerformanceResponse[]
  },
): SeasonPlan {
  const registered = new Map(known.musicals.map((each) => [keyOf(each), each]))
  const onSale = Map.groupBy(known.performances, keyOf)
  const planned = musicals.map((musical) => {
    const before = registered.get(keyOf(musical))
    const showing = onSale.get(keyOf(musical)) ?? []
    const performances = musical.performances.map((each) => ({
      each,
      plan: plannedOf(musical, each, showing),
    }))
    const added = performances.filter(({ plan }) => plan.is === 'new').map(({ each }) => each)
    return { musical, before, added, plans: performances.map(({ plan }) => plan) }
  })
  const performances = planned.flatMap(({ plans }) => plans)
  return {
    performances,
    musicals: planned.filter(({ before }) => !before).map(({ musical }) => musical),
    additions: planned.flatMap(({ before, added, musical }) =>
      before && added.length > 0
        ? [{ musicalId: before.id, title: musical.title, performances: added }]
        : [],
    ),
    changes: performances.flatMap(changesOf),
  }
}

/** The change that makes a grade on sale as in the file. Undefined if the box office would not take it. */
export function changeOf({ onSale, inFile }: GradeDifference): ChangeGradeRequest | undefined {
  if (!onSale || !inFile || onSale.price.currency !== inFile.price.currency) return undefined
  const seats = inFile.seats ?? onSale.seats
  if (seats < onSale.taken) return undefined
  return {
    ...(inFile.price.amount !== onSale.price.amount && { price: inFile.price }),
    ...(seats !== onSale.seats && { seats }),
  }
}

/** What of a performance can be made as in the file. */
export function changesOf(performance: PlannedPerformance): readonly PlannedChange[] {
  if (performance.is !== 'differs') return []
  const { id, differences } = performance
  return differences.flatMap((each): PlannedChange[] => {
    const change = changeOf(each)
    return change ? [{ performanceId: id, grade: each.grade, change }] : []
  })
}

const keyOf = ({ title, venue }: { readonly title: string; readonly venue: string }) =>
  `${nameKey(title)}\n${nameKey(venue)}`

function plannedOf(
  { title, venue }: RegisterMusicalRequest,
  { startsAt, grades }: NewPerformance,
  showing: readonly PerformanceResponse[],
): PlannedPerformance {
  const planned = { title, venue, startsAt, grades }
  const same = showing.find((each) => isSameTime(startsAt, each.startsAt))
  if (!same) return { ...planned, is: 'new' }
  const differences = differencesOf(grades, same)
  return differences.length === 0
    ? { ...planned, is: 'there', id: same.id }
    : { ...planned, is: 'differs', id: same.id, differences }
}

/** A time with an offset is the same moment; a local one is the same time on the clocks of the hall. */
function isSameTime(inFile: string, onSale: string): boolean {
  const [file, sale] = [readMoment(inFile), readMoment(onSale)]
  if (!file || !sale) return false
  if (file.offset === undefined) return file.clock === sale.clock
  return file.clock - file.offset * 60_000 === sale.clock - (sale.offset ?? 0) * 60_000
}

function differencesOf(
  inFile: readonly NewGrade[],
  { grades }: PerformanceResponse,
): GradeDifference[] {
  const onSale = new Map(grades.map((each) => [nameKey(each.grade), each]))
  const named = new Set(inFile.map(({ grade }) => nameKey(grade)))
  const changed = inFile.flatMap(({ grade, seats, price }): GradeDifference[] => {
    const before = onSale.get(nameKey(grade))
    if (!before) return [{ grade, onSale: undefined, inFile: { seats, price } }]
    const { capacity, price: was, held, sold } = before
    const isSame =
      // In a hall its plan says how many there are.
      (seats ?? capacity) === capacity &&
      was.amount === price.amount &&
      was.currency === price.currency
    if (isSame) return []
    const sale = { seats: capacity, price: was, taken: held + sold }
    return [{ grade: before.grade, onSale: sale, inFile: { seats, price } }]
  })
  const gone = grades
    .filter(({ grade }) => !named.has(nameKey(grade)))
    .map(({ grade, capacity, price, held, sold }) => ({
      grade,
      onSale: { seats: capacity, price, taken: held + sold },
      inFile: undefined,
    }))
  return [...changed, ...gone]
}
