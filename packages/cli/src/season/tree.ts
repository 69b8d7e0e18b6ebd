import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'

/** A place in a season file: its path, and where it begins. */
export type Spot = { readonly path: string; readonly offset: number }

/** A node of the file with its place. */
export type Branch = Spot & { readonly node: Node | null }

/** A child with a name, which has a place too. */
export type Field = Branch & { readonly name: string; readonly nameOffset: number }

export type Tree = {
  readonly root: Branch
  /** mistakes in the YAML of the file */
  readonly faults: readonly {
    readonly offset: number
    /** the code of the parser: BAD_INDENT */
    readonly code: string
    /** in the words of the parser, which are English */
    readonly message: string
    readonly fatal: boolean
  }[]
  readonly fieldsOf: (branch: Branch) => readonly Field[] | undefined
  readonly itemsOf: (branch: Branch) => readonly Branch[] | undefined
  /** the plain value; undefined if there is none. Of a map or a list, only that it is one. */
  readonly valueOf: (branch: Branch | undefined) => unknown
  /** the same, but what YAML takes for a number or a yes is the text that was typed: `01`, `2.50`, `no` */
  readonly textOf: (branch: Branch | undefined) => unknown
  /** both from 1, as in editors */
  readonly lineAndColumn: (offset: number) => { line: number; col: number }
}

/** Parses YAML and keeps the place of each node. */
export function parseTree(text: string): Tree {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true })
  const branch = (node: unknown, path: string, offset: number): Branch => {
    const seen = resolved(node, doc)
    // A mistake with an alias is reported where the alias is, not where its anchor is.
    return { node: seen, path, offset: startOf(node) ?? offset }
  }
  return {
    root: branch(doc.contents, '', 0),
    faults: [...doc.errors, ...doc.warnings].map(({ pos, message, code }) => ({
      offset: pos[0],
      code,
      message,
      fatal: code !== 'DUPLICATE_KEY',
    })),
    fieldsOf: ({ node, path, offset }) => {
      if (!isMap(node)) return undefined
      return withMerged(node, doc).map(({ key, value }) => {
        const name = String(isScalar(key) ? key.value : key)
        const nameOffset = startOf(key) ?? offset
        const place = path === '' ? name : `${path}.${name}`
        return { ...branch(value, place, nameOffset), name, nameOffset }
      })
    },
    itemsOf: ({ node, path, offset }) =>
      isSeq(node)
        ? node.items.map((item, index) => branch(item, `${path}[${index}]`, offset))
        : undefined,
    valueOf: (from) => plainValue(from?.node, doc),
    textOf: (from) => {
      const { node } = from ?? {}
      const typed = isScalar(node) && node.value !== null ? node.source : undefined
      return typed ?? plainValue(node, doc)
    },
    lineAndColumn: (offset) => lines.linePos(offset),
  }
}

/**
 * The value of a scalar. A map or a list in its place is a mistake whatever it holds, so it is not read: aliases of aliases could
 * make it too large for the memory.
 */
function plainValue(node: Node | null | undefined, doc: Document): unknown {
  if (isMap(node)) return {}
  if (isSeq(node)) return []
  return node?.toJS(doc) ?? undefined
}

/** How many maps may be merged into one another. A map that merges itself would never end. */
const MERGE_DEPTH = 16

/**
 * The items of a map, with those of the maps that it merges by `<<`. An item of its own replaces a merged one, and of several
 * merged maps the first one counts: as in YAML 1.1, which introduced the key.
 */
function withMerged(map: YAMLMap, doc: Document, depth = 0): readonly Pair[] {
  const byName = new Map<string, Pair>()
  for (const item of map.items) {
    if (!isMerge(item.key)) byName.set(nameOf(item.key), item)
    else if (depth < MERGE_DEPTH)
      for (const merged of mapsIn(item.value, doc))
        for (const each of withMerged(merged, doc, depth + 1)) {
          const name = nameOf(each.key)
          const own = map.items.some(({ key }) => !isMerge(key) && nameOf(key) === name)
          if (!own && !byName.has(name)) byName.set(name, each)
        }
  }
  return [...byName.values()]
}

const nameOf = (key: unknown) => String(isScalar(key) ? key.value : key)

/** yaml reads the key as a symbol. */
const isMerge = (key: unknown) => isScalar(key) && ['<<', 'Symbol(<<)'].includes(String(key.value))

function mapsIn(value: unknown, doc: Document): readonly YAMLMap[] {
  const node = resolved(value, doc)
  if (isMap(node)) return [node]
  return isSeq(node) ? node.items.flatMap((item) => mapsIn(item, doc)) : []
}

function resolved(node: unknown, doc: Document): Node | null {
  if (isAlias(node)) return node.resolve(doc) ?? null
  return isScalar(node) || isMap(node) || isSeq(node) ? node : null
}

function startOf(node: unknown): number | undefined {
  const known = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node)
  return known ? node.range?.[0] : undefined
}
