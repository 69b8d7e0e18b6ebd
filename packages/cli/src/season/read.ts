import {
  asFlaw,
  type HallResponse,
  type ImportSeasonRequest,
  importSeasonRequest,
  readFlaw,
} from '@outerpark/core/contract'
import { readMoment } from '@outerpark/core/names'
import { flawText } from '@outerpark/core/words'
import { type Failure, type Flaw, failure } from '../failure.ts'
import { language, say, type Text } from '../words/words.ts'
import { inHalls } from './in-halls.ts'
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
  const tree = parseTree(text)
  const problems: (Spot & { readonly message: Text })[] = tree.faults.map(
    ({ offset, code, message }) => ({
      path: '',
      offset,
      message: ({ seasons }) => seasons.yaml[code] ?? message,
    }),
  )
  const readable = !tree.faults.some(({ fatal }) => fatal)
  const typed = readable ? draftRequest(tree) : undefined
  const placed = typed && inHalls(typed, halls)
  const draft = placed?.draft
  const checked = draft && importSeasonRequest.safeParse(draft.request, { error: asFlaw })
  if (draft && checked) {
    for (const spot of draft.unknown)
      problems.push({ ...spot, message: ({ seasons }) => seasons.unknownKey })
    for (const { path, message, ...issue } of checked.error?.issues ?? []) {
      const value = at(draft.request, path)
      // YAML reads 1776 as a number and yes as a word, depending on its version: quotes make a text of both.
      const text = issue.code === 'invalid_type' && issue.expected === 'string'
      const flaw = readFlaw(message)
      const plain = flaw ? () => flawText(language(), flaw) : message
      const own: Text =
        text && Object(value) !== value ? ({ seasons }) => seasons.needsQuotes : plain
      const said = value === undefined ? missing(draft, path) : own
      problems.push({ ...spotOf(draft, path), message: said })
    }
    problems.push(...begun(draft, now), ...placed.problems)
  }
  if (checked?.success && problems.length === 0) return checked.data
  const flaws = problems
    .sort((a, b) => a.offset - b.offset)
    .map(({ path, offset, message }) => {
      const { line, col } = tree.lineAndColumn(offset)
      return { path: `${name}:${line}:${col}${path && ` ${path}`}`, message }
    })
  throw invalid(() => distinct(flaws.map(({ path, message }) => ({ path, message: say(message) }))))
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

function begun(draft: Draft, now: number): (Spot & { readonly message: Text })[] {
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

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, key) => (Object(within) === within ? Reflect.get(Object(within), key) : undefined),
    value,
  )
}

function distinct(flaws: readonly Flaw[]): Flaw[] {
  const known = new Map(flaws.map((flaw) => [`${flaw.path} ${flaw.message}`, flaw]))
  return [...known.values()]
}

/** @param flaws are said when they are read, in the language of then */
function invalid(flaws: () => readonly Flaw[]): Failure {
  return failure(
    'season-invalid',
    ({ seasons }) => {
      const [first, ...others] = flaws()
      const more = others.length > 0 ? seasons.andMore(others.length) : ''
      return seasons.nothing(first?.path ?? '', first?.message ?? '', more)
    },
    undefined,
    { flaws },
  )
}
