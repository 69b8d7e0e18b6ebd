import {
  countSeats,
  type HallCounts,
  type HallDraft,
  type HallMistake,
  type Place,
  parseHall,
  type Release,
  type SeatMap,
  seatId,
} from '@outerpark/core/hall'
import { hallMistakeText } from '@outerpark/core/words'
import { isScalar } from 'yaml'
import { parseTree, type Tree } from '../season/tree.ts'
import { unticked } from '../text/unticked.ts'
import { language, words } from '../words/words.ts'
import type { BasedOn } from './based-on.ts'
import type { BestInHall } from './best.ts'
import { draftHall, type FileDraft, type FileFault } from './draft.ts'
import { placeInFile } from './text-place.ts'

/** A mistake in a file with the plan of a hall. Line and column count from 1. */
export type FileMistake = {
  readonly line: number
  readonly column: number
  /** stable, for programs */
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  /** in the language of the reader */
  readonly message: string
}

/** A plan without mistakes, in figures. */
export type HallFigures = HallCounts & {
  readonly name: string
  /** null if the plan has none */
  readonly address: string | null
  readonly timeZone: string
  /** the id of the best seat */
  readonly focus: string
  /** seats that are sold to anybody from some time before the start on */
  readonly releases: readonly Release[]
}

export type ReadHall =
  | {
      readonly map: SeatMap
      readonly plan: HallDraft
      /** the version that the file changes, if it says one */
      readonly base: BasedOn | undefined
      readonly mistakes: readonly []
    }
  | { readonly map: undefined; readonly mistakes: readonly FileMistake[] }

/** Reads the plan of a hall from the text of a file. All of its mistakes come at once, in the order of the file. */
export function readHall(file: string): ReadHall {
  const tree = parseTree(file)
  const faults = tree.faults.map(({ offset, code, message }) =>
    mistakeAt(tree, offset, {
      code: 'yaml',
      params: { fault: code },
      // A star without quotes is an alias for YAML.
      message: file[offset] === '*' ? unquoted('*') : (words().seasons.yaml[code] ?? message),
    }),
  )
  // Of broken YAML nobody knows what belongs where.
  if (tree.faults.some(({ fatal }) => fatal)) return { map: undefined, mistakes: faults }
  const read = draftHall(tree, file)
  const own = read.faults.map((fault) =>
    mistakeAt(tree, fault.offset, { ...fault, message: said(fault) }),
  )
  const parsed = parseHall(read.draft)
  const ofPlan = parsed.kind === 'mistakes' ? parsed.mistakes : []
  const others = ofPlan
    .filter(({ at }) => !read.faults.some(({ path }) => path === at.path))
    .map((mistake) => ({ ...inFile(tree, read, mistake.at, file), ...saidOf(mistake, read) }))
  const mistakes = [...faults, ...own, ...others].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  )
  if (parsed.kind === 'map' && mistakes.length === 0)
    return { map: parsed.map, plan: read.draft, base: read.base, mistakes: [] }
  return { map: undefined, mistakes }
}

function mistakeAt(
  { lineAndColumn }: Tree,
  offset: number,
  { code, params, message }: Omit<FileMistake, 'line' | 'column'>,
): FileMistake {
  const { line, col } = lineAndColumn(offset)
  return { line, column: col, code, params, message }
}

function saidOf({ code, params, at }: HallMistake, { branches }: FileDraft) {
  const { node } = branches.get(at.path) ?? {}
  const plain = isScalar(node) && node.type === 'PLAIN' ? String(node.source) : ''
  // YAML has divided 1F/16/1-2,21-22 at its comma.
  if (code === 'level-unknown' && /^\d+(-\d+(\/\d+)?)?$/.test(plain))
    return {
      ...{ code: 'needs-quotes', params: { key: plain } },
      message: unquoted(plain),
    }
  return { code, params, message: unticked(hallMistakeText(language(), { code, params })) }
}

const unquoted = (part: string): string => words().halls.faults['needs-quotes'](part)

const said = ({ code, params: { key, keys } }: FileFault): string =>
  words().halls.faults[code](key, keys)

/** Where a part of the draft is in the file. For a missing part: where its parent is. */
function inFile(tree: Tree, { branches }: FileDraft, { path, line, column }: Place, file: string) {
  const branch = branches.get(path)
  if (branch) return placeInFile(tree, branch, file, { line, column })
  const names = path.split('.')
  while (names.pop() !== undefined) {
    const parent = branches.get(names.join('.'))
    if (parent) return placeInFile(tree, parent, file, { line: 1, column: 1 })
  }
  return { line: 1, column: 1 }
}

export const figuresOf = (map: SeatMap): HallFigures => ({
  ...{
    name: map.hall,
    address: map.address ?? null,
    timeZone: map.timeZone,
    focus: seatId(map, map.focus),
    releases: map.releases,
  },
  ...countSeats(map),
})

/** What `hall check` says about a file. */
export type CheckedHall = {
  readonly ok: boolean
  readonly file: string
  readonly mistakes: readonly FileMistake[]
  /** null if there are mistakes */
  readonly hall: HallFigures | null
  /** null if nobody has asked for it, or there are mistakes */
  readonly best: BestInHall | null
}
