import type { HallDraft } from '@outerpark/core/hall'
import type { Branch, Field, Tree } from '../season/tree.ts'
import { type BasedOn, basedOn } from './based-on.ts'
import { isJoined } from './text-place.ts'

/** A mistake of which the box office knows nothing, since only a file can have it. */
export type FileFault = {
  readonly code: 'unknown-key' | 'no-map' | 'joined-lines' | 'no-version'
  readonly params: { readonly key: string; readonly keys: readonly string[] }
  readonly offset: number
  /** the part of the draft that is missing because of it */
  readonly path?: string
}

/** The plan of a hall in the shape of the core's draft, with the place of each part. It is not checked yet. */
export type FileDraft = {
  readonly draft: HallDraft
  /** by the path in the draft, such as `grades.1.seats.0` */
  readonly branches: ReadonlyMap<string, Branch>
  readonly faults: readonly FileFault[]
  /** undefined if the file does not say it */
  readonly base: BasedOn | undefined
}

const KEYS = {
  hall: [
    ...['hall', 'version', 'address', 'timezone', 'focus'],
    ...['levels', 'grades', 'flags', 'releases'],
  ],
  level: ['name', 'rows'],
} as const

/** @param file the text of the tree */
export function draftHall(tree: Tree, file: string): FileDraft {
  const reader = makeReader(tree, file)
  const { text, placed, branches, faults } = reader
  const fields = reader.fields(tree.root, KEYS.hall)
  const levels = placed(fields.get('levels'), 'levels')
  const items = levels && tree.itemsOf(levels)
  const draft = {
    hall: text(fields.get('hall'), 'hall'),
    address: text(fields.get('address'), 'address'),
    timezone: text(fields.get('timezone'), 'timezone'),
    focus: text(fields.get('focus'), 'focus'),
    levels: items?.map((item, n) => levelIn(reader, item, `levels.${n}`)) ?? tree.valueOf(levels),
    grades: named(reader, fields.get('grades'), 'grades', ['seats', selectors]),
    flags: named(reader, fields.get('flags'), 'flags', ['seats', selectors]),
    releases: named(reader, fields.get('releases'), 'releases', ['before', oneText]),
  }
  return { draft, branches, faults, base: baseIn(reader, fields.get('version')) }
}

type Reader = ReturnType<typeof makeReader>

/** An empty one is the same as none. */
function baseIn({ tree, faults }: Reader, field: Field | undefined): BasedOn | undefined {
  const text = tree.textOf(field)
  if (!field || text === undefined) return undefined
  const base = basedOn(String(text))
  const { offset } = field
  if (!base) faults.push({ code: 'no-version', params: { key: 'version', keys: [] }, offset })
  return base
}

/** Reads parts of the file, and notes where each part of the draft comes from. */
function makeReader(tree: Tree, file: string) {
  const branches = new Map<string, Branch>([['', tree.root]])
  const faults: FileFault[] = []
  const placed = (branch: Branch | undefined, path: string): Branch | undefined => {
    // What is empty is where its name is.
    if (branch) branches.set(path, tree.valueOf(branch) === undefined ? atName(branch) : branch)
    return branch
  }
  return {
    ...{ tree, file, branches, faults, placed },
    text: (branch: Branch | undefined, path: string): unknown => tree.textOf(placed(branch, path)),
    fields(branch: Branch, keys: readonly string[]): ReadonlyMap<string, Field> {
      const all = tree.fieldsOf(branch) ?? []
      for (const { name: key, nameOffset: offset } of all)
        if (!keys.includes(key)) faults.push({ code: 'unknown-key', params: { key, keys }, offset })
      return new Map(all.map((field) => [field.name, field]))
    },
  }
}

const atName = (branch: Branch | Field): Branch =>
  'nameOffset' in branch ? { ...branch, offset: branch.nameOffset } : branch

function levelIn({ text, placed, fields, faults, file }: Reader, item: Branch, path: string) {
  placed(item, path)
  const known = fields(item, KEYS.level)
  const rows = known.get('rows')
  const joined = rows && isJoined(rows, file)
  if (joined) {
    const { offset } = rows
    const params = { key: 'rows', keys: [] }
    faults.push({ code: 'joined-lines', params, offset, path: `${path}.rows` })
  }
  return {
    name: text(known.get('name'), `${path}.name`),
    rows: joined ? undefined : text(rows, `${path}.rows`),
  }
}

/** What stands behind a name: the selectors of seats, or one text. */
type ReadPart = (reader: Reader, field: Branch | undefined, path: string) => unknown

/** The names of a map with what stands behind them, as a list, which keeps their order. */
function named(
  reader: Reader,
  branch: Branch | undefined,
  path: string,
  [part, read]: readonly [part: 'seats' | 'before', read: ReadPart],
) {
  const { tree, text, placed, faults } = reader
  placed(branch, path)
  if (!branch || tree.valueOf(branch) === undefined) return undefined
  const fields = tree.fieldsOf(branch)
  const items = tree.itemsOf(branch)
  // The same as the box office has it: a list of `{ name, seats }`.
  if (!fields && items?.every((item) => tree.fieldsOf(item)))
    return items.map((item, n) => {
      const at = `${path}.${n}`
      placed(item, at)
      const known = reader.fields(item, ['name', part])
      const name = text(known.get('name'), `${at}.name`)
      return { name, [part]: read(reader, known.get(part), `${at}.${part}`) }
    })
  if (!fields) {
    const { offset } = branch
    faults.push({ code: 'no-map', params: { key: path, keys: [] }, offset, path })
    return undefined
  }
  return fields.map((field, n) => {
    const at = `${path}.${n}`
    placed({ path: field.path, offset: field.nameOffset, node: null }, at)
    return { name: field.name, [part]: read(reader, field, `${at}.${part}`) }
  })
}

const oneText: ReadPart = ({ text }, field, path) => text(field, path)

function selectors(
  { tree, text, placed }: Reader,
  field: Branch | undefined,
  path: string,
): readonly unknown[] {
  placed(field, path)
  const items = field && tree.itemsOf(field)
  if (items) return items.map((item, i) => text(item, `${path}.${i}`))
  // One selector needs no brackets.
  const only = text(field, `${path}.0`)
  return only === undefined ? [] : [only]
}
