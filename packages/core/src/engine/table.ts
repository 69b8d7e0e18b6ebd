/** What the group in hand has made of a row so far. */
type Fate = 'read' | 'added' | 'changed' | 'removed'

/** The place of a row. It has no row while its row is removed. */
export type Slot<Row, Key = string> = { readonly key: Key; row: Row | undefined; fate: Fate }

/**
 * The way back to where the command in hand began: four entries for each change, table, slot, row before and fate
 * before. One flat list that is used again and again: a booking makes three changes, and each object would be waste.
 */
export type Journal = unknown[]

/** Rows by key, in memory: all of a table, or those that a driver has read in. */
export type Table<Row, Key = string> = {
  readonly get: (key: Key) => Row | undefined
  readonly has: (key: Key) => boolean
  /** Puts a row where none was. Throws if one was. */
  readonly add: (key: Key, row: Row) => void
  /** Puts a row in the place of the one that is there. Throws if there is none. */
  readonly replace: (key: Key, row: Row) => void
  /** Puts a row there, whether one was there or not. */
  readonly put: (key: Key, row: Row) => void
  readonly remove: (key: Key) => void
  /** What the group has added, changed or removed, each row once, in the order of its first change. */
  readonly touched: Slot<Row, Key>[]
  /** Takes in a row as it was read. What the group has made of it stays. */
  readonly load: (key: Key, row: Row) => void
  /** The group is over: what it has changed is news no more. */
  readonly settle: () => void
  /** Forgets rows, between groups: all, or the one of that key. */
  readonly forget: (key?: Key) => void
  readonly size: () => number
  readonly values: () => Row[]
}

/**
 * A table that remembers what a group changes in it, and how the command in hand is undone. A key is looked up once for
 * each change: most keys are new, and the first look-up of a new string costs more than all else here.
 *
 * @param noun what a row is, for errors
 */
export function makeTable<Row, Key = string>(noun: string, journal: Journal): Table<Row, Key> {
  const slots = new Map<Key, Slot<Row, Key>>()
  const touched: Slot<Row, Key>[] = []

  const change = (slot: Slot<Row, Key>, row: Row | undefined, fate: Fate): void => {
    journal.push(table, slot, slot.row, slot.fate)
    if (slot.fate === 'read') touched.push(slot)
    slot.row = row
    slot.fate = fate
  }

  /** @param slot the one of the key, if there is one */
  const put = (slot: Slot<Row, Key> | undefined, key: Key, row: Row): void => {
    // A row that the group added is written as it ends up, once.
    if (slot) change(slot, row, slot.fate === 'added' ? 'added' : 'changed')
    else {
      const made: Slot<Row, Key> = { key, row: undefined, fate: 'read' }
      slots.set(key, made)
      change(made, row, 'added')
    }
  }

  const table: Table<Row, Key> = {
    touched,
    get: (key) => slots.get(key)?.row,
    has: (key) => slots.get(key)?.row !== undefined,
    add(key, row) {
      const slot = slots.get(key)
      if (slot?.row !== undefined) throw new Error(`There is a ${noun} ${key} already.`)
      put(slot, key, row)
    },
    replace(key, row) {
      const slot = slots.get(key)
      if (slot?.row === undefined) throw new Error(`There is no ${noun} ${key}.`)
      put(slot, key, row)
    },
    put: (key, row) => put(slots.get(key), key, row),
    remove(key) {
      const slot = slots.get(key)
      if (slot?.row === undefined || slot.fate !== 'read')
        throw new Error(`Only a ${noun} that no command of the group changed is removed: ${key}.`)
      change(slot, undefined, 'removed')
    },
    load(key, row) {
      const slot = slots.get(key)
      if (slot === undefined || slot.fate === 'read') slots.set(key, { key, row, fate: 'read' })
    },
    settle() {
      for (const slot of touched) {
        if (slot.row === undefined) slots.delete(slot.key)
        slot.fate = 'read'
      }
      touched.length = 0
    },
    forget(key) {
      if (key === undefined) slots.clear()
      else slots.delete(key)
    },
    size: () => slots.size,
    values: () => [...slots.values()].flatMap(({ row }) => (row === undefined ? [] : [row])),
  }
  return table
}

/** Undoes what the command in hand has changed in the tables, the last change first. */
export function undoChanges(journal: Journal): void {
  while (journal.length > 0) {
    // Pushed by `change`, four for each step.
    const [table, slot, row, fate] = journal.splice(-4) as [
      Table<unknown>,
      Slot<unknown>,
      unknown,
      Fate,
    ]
    slot.row = row
    slot.fate = fate
    if (fate !== 'read') continue
    table.touched.pop()
    if (row === undefined) table.forget(slot.key)
  }
}
