/** What was in a table's place before a command, so that a command that fails can be undone. */
type Before = { readonly undo: () => void }

/** The steps back to where the command in hand began. */
export type Journal = Before['undo'][]

/** Rows by key, in memory: all of a table, or those that a driver has read in. */
export type Table<Row> = {
  readonly rows: Map<string, Row>
  readonly get: (key: string) => Row | undefined
  readonly has: (key: string) => boolean
  /** Puts a row where none was. Throws if one was. */
  readonly add: (key: string, row: Row) => void
  /** Puts a row in the place of the one that is there. */
  readonly replace: (key: string, row: Row) => void
  readonly remove: (key: string) => void
  /** What the group has added and changed so far: the keys, each once. */
  readonly added: Set<string>
  readonly changed: Set<string>
  readonly removed: Set<string>
}

/**
 * A table that remembers what a group changes in it.
 * @param noun what a row is, for the error when it is there twice
 */
export function makeTable<Row>(noun: string, journal: Journal): Table<Row> {
  const rows = new Map<string, Row>()
  const [added, changed, removed] = [new Set<string>(), new Set<string>(), new Set<string>()]
  return {
    rows,
    added,
    changed,
    removed,
    get: (key) => rows.get(key),
    has: (key) => rows.has(key),
    add(key, row) {
      if (rows.has(key)) throw new Error(`There is a ${noun} ${key} already.`)
      rows.set(key, row)
      const back = removed.delete(key)
      ;(back ? changed : added).add(key)
      journal.push(() => {
        rows.delete(key)
        added.delete(key)
        if (back) removed.add(key)
      })
    },
    replace(key, row) {
      const before = rows.get(key)
      if (before === undefined) throw new Error(`There is no ${noun} ${key}.`)
      rows.set(key, row)
      // A row that the group added is written as it ends up, once.
      const isNew = !added.has(key) && !changed.has(key)
      if (isNew) changed.add(key)
      journal.push(() => {
        rows.set(key, before)
        if (isNew) changed.delete(key)
      })
    },
    remove(key) {
      const before = rows.get(key)
      if (before === undefined) return
      const [wasAdded, wasChanged] = [added.delete(key), changed.delete(key)]
      rows.delete(key)
      if (!wasAdded) removed.add(key)
      journal.push(() => {
        rows.set(key, before)
        removed.delete(key)
        if (wasAdded) added.add(key)
        if (wasChanged) changed.add(key)
      })
    },
  }
}

/** Forgets what was changed: the group is over. */
export function settle(table: Pick<Table<unknown>, 'added' | 'changed' | 'removed'>): void {
  table.added.clear()
  table.changed.clear()
  table.removed.clear()
}
