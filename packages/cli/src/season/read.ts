import {
  asFlaw,
  type HallResponse,
  type ImportSeasonRequest,
  importSeasonRequest,
  type PlanSeasonRequest,
  planSeasonRequest,
  readFlaw,
} from '@outerpark/core/contract'
import { readMoment } from '@outerpark/core/names'
import { flawText } from '@outerpark/core/words'
import type { ZodType } from 'zod'
import { type Failure, type Flaw, failure } from '../failure.ts'
import { language, say, type Text } from '../words/words.ts'
import { at, clockProblems } from './clocks.ts'
import { inHalls } from './in-halls.ts'
import type { SpotFlaw } from './reader.ts'
import { type Draft, draftRequest } from './request.ts'
import { parseTree, type Spot } from './tree.ts'

/**
 * Reads a season from the text of a file, by the same rules as the daemon.
 * Fails with `season-invalid`, which names every problem with its line and column.
 *
 * @param name the name of the file in problems, e.g. `season.yaml`
 * @param now ms since the epoch; a performance that begins before it cannot be sold
 * @param halls those of the box office, which performances may name
 */
export function readSeason(
  text: string,
  name: string,
  now: number,
  halls: readonly HallResponse[] = [],
): ImportSeasonRequest {
  const schema = importSeasonRequest
  return readFile(text, name, { schema, now, halls, done: ({ seasons }) => seasons.notRegistered })
    .season
}

/** A season as it is to be, and where its parts are in the file. */
export type TargetFile = {
  readonly season: PlanSeasonRequest
  /** the place of a part of the request in the file, as `season.yaml:12:5 musicals[0].title` */
  readonly placeOf: (path: string) => string
}

/**
 * Reads a season that is to be applied. Times may have passed, and the box office says whether grades fit what is on sale.
 * Fails as {@link readSeason}.
 */
export function readTarget(
  text: string,
  name: string,
  halls: readonly HallResponse[] = [],
): TargetFile {
  const schema = planSeasonRequest
  return readFile(text, name, { schema, halls, done: ({ seasons }) => seasons.notApplied })
}

type Reading<Season> = {
  readonly schema: ZodType<Season>
  /** undefined: times may have passed, and grades may be others than those of the halls */
  readonly now?: number
  readonly halls: readonly HallResponse[]
  /** what was done with a file that has mistakes: nothing */
  readonly done: Text
}

type Problem = SpotFlaw

function readFile<Season>(
  text: string,
  name: string,
  { schema, now, halls, done }: Reading<Season>,
): { readonly season: Season; readonly placeOf: (path: string) => string } {
  const tree = parseTree(text)
  const problems: Problem[] = tree.faults.map(({ offset, code, message }) => ({
    path: '',
    offset,
    message: ({ seasons }) => seasons.yaml[code] ?? message,
  }))
  const readable = !tree.faults.some(({ fatal }) => fatal)
  const typed = readable ? draftRequest(tree) : undefined
  const placed = typed && inHalls(typed, halls, now !== undefined)
  const draft = placed?.draft
  const checked = draft && schema.safeParse(draft.request, { error: asFlaw })
  if (draft && checked) {
    for (const spot of draft.unknown)
      problems.push({ ...spot, message: ({ seasons }) => seasons.unknownKey })
    problems.push(...draft.flaws, ...issuesOf(draft, checked.error?.issues ?? []))
    if (now !== undefined) problems.push(...begun(draft, now))
    problems.push(...placed.problems, ...clockProblems(draft))
  }
  const place = ({ path, offset }: Spot): string => {
    const { line, col } = tree.lineAndColumn(offset)
    return `${name}:${line}:${col}${path && ` ${path}`}`
  }
  if (draft && checked?.success && problems.length === 0)
    return { season: checked.data, placeOf: (path) => place(spotOf(draft, path.split('.'))) }
  const flaws = problems
    .sort((a, b) => a.offset - b.offset)
    .map((problem) => ({ path: place(problem), message: problem.message }))
  throw invalid(
    () => distinct(flaws.map(({ path, message }) => ({ path, message: say(message) }))),
    done,
  )
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** What the contract finds, with its place in the file. */
function issuesOf(draft: Draft, issues: readonly (Issue & { code?: string })[]): Problem[] {
  // A name that was not found leaves its mark on everything that uses it.
  const flawed = new Set(draft.flaws.map(({ offset }) => offset))
  return issues.flatMap(({ path, message, ...issue }): Problem[] => {
    const value = at(draft.request, path)
    // YAML reads 1776 as a number and yes as a word, depending on its version: quotes make a text of both.
    const text = issue.code === 'invalid_type' && 'expected' in issue && issue.expected === 'string'
    const flaw = readFlaw(message)
    const plain = flaw ? () => flawText(language(), flaw) : message
    const own: Text = text && Object(value) !== value ? ({ seasons }) => seasons.needsQuotes : plain
    const said = value === undefined ? missing(draft, path) : own
    const spot = spotOf(draft, path)
    return flawed.has(spot.offset) ? [] : [{ ...spot, message: said }]
  })
}

/** Where a part of the request is in the file. For a missing part: where its parent is. */
function spotOf({ spots }: Draft, path: readonly PropertyKey[]): Spot {
  for (let length = path.length; length > 0; length--) {
    const spot = spots.get(path.slice(0, length).join('.'))
    if (spot) return spot
  }
  return { path: '', offset: 0 }
}

/** The message for a missing part, with the file's name for it: `at` in a file is `startsAt` in a request. */
function missing({ spots }: Draft, path: readonly PropertyKey[]): Text {
  if (spots.has(path.join('.'))) return ({ seasons }) => seasons.empty
  const last = String(path.at(-1))
  const names: Readonly<Record<string, string>> = { startsAt: 'at', amount: 'price' }
  return ({ seasons }) => seasons.missing(names[last] ?? last)
}

function begun(draft: Draft, now: number): Problem[] {
  const times = [...draft.spots].filter(([path]) => path.endsWith('.startsAt'))
  return times
    .filter(([path]) => hasBegun(at(draft.request, path.split('.')), now))
    .map(([, spot]) => ({ ...spot, message: ({ seasons }) => seasons.ahead }))
}

/** The box office decides about local times, as only it knows the zone of the hall. */
function hasBegun(startsAt: unknown, now: number): boolean {
  const { clock = 0, offset } = readMoment(String(startsAt)) ?? {}
  return offset !== undefined && clock - offset * 60_000 <= now
}

function distinct(flaws: readonly Flaw[]): Flaw[] {
  const known = new Map(flaws.map((flaw) => [`${flaw.path} ${flaw.message}`, flaw]))
  return [...known.values()]
}

/** @param flaws are said when they are read, in the language of then */
function invalid(flaws: () => readonly Flaw[], done: Text): Failure {
  return failure(
    'season-invalid',
    ({ seasons }) => {
      const [first, ...others] = flaws()
      const more = others.length > 0 ? seasons.andMore(others.length) : ''
      return seasons.nothing(first?.path ?? '', first?.message ?? '', more, say(done))
    },
    undefined,
    { flaws },
  )
}
