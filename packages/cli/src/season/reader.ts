import type { Text } from '../words/words.ts'
import type { Branch, Field, Spot, Tree } from './tree.ts'

/** What is wrong with a part of the file. */
export type SpotFlaw = Spot & { readonly message: Text }

/** Reads parts of the file, and notes where each part of the request comes from. */
export function makeReader(tree: Tree) {
  const spots = new Map<string, Spot>()
  const unknown: Spot[] = []
  const flaws: SpotFlaw[] = []
  const placed = (path: string, from: Spot): void => {
    spots.set(path, from)
  }
  return {
    ...{ spots, unknown, flaws, placed },
    flawed({ path, offset }: Spot, message: Text): void {
      flaws.push({ path, offset, message })
    },
    /** The fields of a map by name. Undefined if it is not a map; the contract then reports that. */
    fields(branch: Branch, known: readonly string[]): ReadonlyMap<string, Field> | undefined {
      const all = tree.fieldsOf(branch)
      for (const { name, path, nameOffset: offset } of all ?? [])
        if (!known.includes(name)) unknown.push({ path, offset })
      return all && new Map(all.map((field) => [field.name, field]))
    },
    /** Each item of a list, made by `make`. A value that is not a list is returned as it is. */
    each(
      branch: Branch | undefined,
      path: string,
      make: (item: Branch, path: string) => unknown,
    ): unknown {
      if (branch) placed(path, branch)
      const items = branch && tree.itemsOf(branch)
      return items ? items.map((item, i) => make(item, `${path}.${i}`)) : tree.valueOf(branch)
    },
    value(field: Branch | undefined, path: string): unknown {
      if (field) placed(path, field)
      return tree.valueOf(field)
    },
  }
}

export type Reader = ReturnType<typeof makeReader>
