/** The most seats of a hall. The largest theatres have 6,000. */
export const MAX_HALL_SEATS = 20_000
/** The most levels of a hall. */
export const MAX_LEVELS = 50
/** The most lines of flags of a hall. */
export const MAX_FLAG_LINES = 50
/** The most ranges in the selectors of all grades, and of all flags. */
export const MAX_SELECTORS = 1_000

/** What is wrong with the plan of a hall, by code: the parameters of its sentence. */
export type HallMistakeParams = {
  /** the part is not there, or empty */
  'part-missing': { readonly part: string }
  'part-kind': { readonly part: string; readonly expected: 'text' | 'list' }
  /** the hall, a level or a grade cannot have this name, or the hall this address */
  'name-unusable': { readonly part: NamedPart | 'hall' | 'address'; readonly name: string }
  'name-twice': { readonly part: NamedPart; readonly name: string }
  'time-zone-unknown': { readonly timeZone: string }
  'too-many': {
    readonly of: 'seats' | 'levels' | 'grades' | 'flags' | 'selectors'
    readonly count: number
    readonly most: number
  }
  /** neither a label nor a range of labels: `A..3` */
  'row-label': { readonly label: string }
  /** rows without a seat; `row` is as it was typed, such as `3..16` */
  'row-empty': { readonly row: string }
  /** the first of the rows, and how many there are */
  'row-twice': { readonly level: string; readonly rows: readonly string[]; readonly count: number }
  'item-unknown': { readonly item: string }
  /** the range does not end where it says: `15-2/2` ends at 3 */
  'step-misses': { readonly item: string; readonly last: number }
  /** a shift behind a seat */
  'shift-late': { readonly item: string }
  /** the first of the numbers, and how many there are */
  'seat-twice': {
    readonly row: string
    readonly numbers: readonly number[]
    readonly count: number
  }
  /** neither `*` nor LEVEL, LEVEL/ROWS or LEVEL/ROWS/NUMBERS */
  'selector-unknown': { readonly selector: string }
  'level-unknown': { readonly level: string; readonly levels: readonly string[] }
  'row-unknown': { readonly level: string; readonly row: string }
  'selects-nothing': { readonly range: string }
  'flag-unknown': { readonly flag: string; readonly flags: readonly string[] }
  /** seats with this flag cannot be released */
  'release-unknown': { readonly flag: string; readonly flags: readonly string[] }
  /** it is not a number of hours or days */
  'release-time': { readonly before: string }
  /** grades that stand below it have painted over all of its seats */
  'grade-hidden': { readonly grade: string }
  /** `seats` are selectors that name all of them */
  'seats-without-grade': { readonly seats: readonly string[]; readonly count: number }
  /** seats that are for a wheelchair and for a companion */
  'flags-exclude': { readonly seats: readonly string[]; readonly count: number }
  /** it is not the id of a seat */
  'focus-form': { readonly focus: string }
  'seat-unknown': { readonly seat: string }
}

type NamedPart = 'level' | 'grade' | 'flag'

export type HallMistakeCode = keyof HallMistakeParams

/**
 * Where a mistake is. The path is that of the draft, such as `levels.0.rows` or `grades.2.seats.0`; line and column are within
 * that text, and both count from 1.
 */
export type Place = { readonly path: string; readonly line: number; readonly column: number }

export type HallMistake = {
  readonly [Code in HallMistakeCode]: {
    readonly code: Code
    readonly params: HallMistakeParams[Code]
    readonly at: Place
  }
}[HallMistakeCode]

/** Takes down a mistake. */
export type Report = <Code extends HallMistakeCode>(
  code: Code,
  params: HallMistakeParams[Code],
  at: Place,
) => void

/** A list of mistakes, and how one is added to it. */
export function makeReport(): { readonly mistakes: HallMistake[]; readonly report: Report } {
  const mistakes: HallMistake[] = []
  const report: Report = (code, params, at) => {
    // The parameters are those of the code, which TypeScript does not see through the type parameter.
    mistakes.push({ code, params, at } as HallMistake)
  }
  return { mistakes, report }
}

/** Passes mistakes on to a report, and knows whether there were any. */
export function watched(report: Report): {
  readonly report: Report
  readonly isClean: () => boolean
} {
  let clean = true
  return {
    report: (...mistake) => {
      clean = false
      report(...mistake)
    },
    isClean: () => clean,
  }
}

/** How many seats or rows a mistake names. It counts the others. */
export const MOST_NAMED = 5

export const placeOf = (path: string, column = 1, line = 1): Place => ({ path, line, column })
