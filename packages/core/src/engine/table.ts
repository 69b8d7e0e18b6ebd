/** How a change of a row has to be undone. */
type Undo =
  | 'forget the row'
  | 'put the row back'
  | 'put back the row that was read'
  | 'remove it again'

/**
 * The way back to where the command in hand began: three entries for each change, table, key and row before, and how it
 * is undone. One flat list that is used again and again: a booking makes three changes, and each object would be waste.
 */
export type Journal = { readonly changes: unknown[]; readonly how: Undo[] }

/** Rows by key, in memory: all of a table, or those that a driver has read in. */
export type Table<Row> = {
  readonly rows: Map<string, Row>
  readonly get: (key: string) => Row | undefined
  readonly has: (key: string) => boolean
  /** Puts a row where none was. Throws if one was. */
  readonly add: (key: string, row: Row) => void
  /** Puts a row in the place of the one that is there. Throws if there is none. */
  readonly replace: (key: string, row: Row) => void
  readonly remove: (key: string) => void
  /** What the group has added, changed and removed so far: the keys, each once, and in one of the sets. */
  readonly added: Set<string>
  readonly changed: Set<string>
  readonly removed: Set<string>
}

/**
 * A table that remembers what a group changes in it, and how the command in hand is undone.
 * @param noun what a row is, for errors
 */
export function makeTable<Row>(noun: string, journal: Journal): Table<Row> {
  const rows = new Map<string, Row>()
  const [added, changed, removed] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const note = (key: string, before: Row | undefined, how: Undo): void => {
    journal.changes.push(table, key, before)
    journal.how.push(how)
  }
  const table: Table<Row> = {
    rows,
    added,
    changed,
    removed,
    get: (key) => rows.get(key),
    has: (key) => rows.has(key),
    add(key, row) {
      if (rows.has(key)) throw new Error(`There is a ${noun} ${key} already.`)
      rows.set(key, row)
      if (removed.delete(key)) {
        changed.add(key)
        note(key, undefined, 'remove it again')
      } else {
        added.add(key)
        note(key, undefined, 'forget the row')
      }
    },
    replace(key, row) {
      const before = rows.get(key)
      if (before === undefined) throw new Error(`There is no ${noun} ${key}.`)
      rows.set(key, row)
      // A row that the group added, or changed before, is written as it ends up, once.
      if (added.has(key) || changed.has(key)) note(key, before, 'put the row back')
      else {
        changed.add(key)
        note(key, before, 'put back the row that was read')
      }
    },
    remove(key) {
      const before = rows.get(key)
      if (before === undefined || added.has(key) || changed.has(key))
        throw new Error(`Only a ${noun} that no command of the group changed is removed: ${key}.`)
      rows.delete(key)
      removed.add(key)
      note(key, before, 'put back the row that was read')
    },
  }
  return table
}

/** Undoes what the command in hand has changed in the tables, the last change first. */
export function undoChanges({ changes, how }: Journal): void {
  for (let step = how.pop(); step; step = how.pop()) {
    // Pushed by `note`, three for each step.
    const [table, key, before] = changes.splice(-3) as [Table<unknown>, string, unknown]
    if (before === undefined) table.rows.delete(key)
    else table.rows.set(key, before)
    if (step === 'forget the row') table.added.delete(key)
    if (step === 'remove it again') {
      table.changed.delete(key)
      table.removed.add(key)
    }
    if (step === 'put back the row that was read') {
      table.changed.delete(key)
      table.removed.delete(key)
    }
  }
}

/** Forgets what was changed: the group is over. */
export function settle(table: Pick<Table<unknown>, 'added' | 'changed' | 'removed'>): void {
  table.added.clear()
  table.changed.clear()
  table.removed.clear()
}
