import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
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
  readonly faults: readonly { offset: number; message: string; fatal: boolean }[]
  readonly fieldsOf: (branch: Branch) => readonly Field[] | undefined
  readonly itemsOf: (branch: Branch) => readonly Branch[] | undefined
  /** the plain value; undefined if there is none */
  readonly valueOf: (branch: Branch | undefined) => unknown
  /** both from 1, as in editors */
  readonly lineAndColumn: (offset: number) => { line: number; col: number }
}

/** Parses YAML and keeps the place of each node. */
export function parseTree(text: string): Tree {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const branch = (node: unknown, path: string, offset: number): Branch => {
    const seen = resolved(node, doc)
    // A mistake with an alias is reported where the alias is, not where its anchor is.
    return { node: seen, path, offset: startOf(node) ?? offset }
  }
  return {
    root: branch(doc.contents, '', 0),
    faults: [...doc.errors, ...doc.warnings].map(({ pos, message, code }) => ({
      offset: pos[0],
      message,
      fatal: code !== 'DUPLICATE_KEY',
    })),
    fieldsOf: ({ node, path, offset }) =>
      isMap(node)
        ? node.items.map(({ key, value }) => {
            const name = String(isScalar(key) ? key.value : key)
            const nameOffset = startOf(key) ?? offset
            const place = path === '' ? name : `${path}.${name}`
            return { ...branch(value, place, nameOffset), name, nameOffset }
          })
        : undefined,
    itemsOf: ({ node, path, offset }) =>
      isSeq(node)
        ? node.items.map((item, index) => branch(item, `${path}[${index}]`, offset))
        : undefined,
    valueOf: (from) => from?.node?.toJS(doc) ?? undefined,
    lineAndColumn: (offset) => lines.linePos(offset),
  }
}

function resolved(node: unknown, doc: Document): Node | null {
  if (isAlias(node)) return node.resolve(doc) ?? null
  return isScalar(node) || isMap(node) || isSeq(node) ? node : null
}

function startOf(node: unknown): number | undefined {
  const known = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node)
  return known ? node.range?.[0] : undefined
}
