/** What the group in hand has made of a row so far. */
type Fate = 'read' | 'added' | 'changed' | 'removed'

/** The place of a row. It has no row while its row is removed. */
export type Slot<Row, Key = string> = { readonly key: Key; row: Row | undefined; fate: Fate }

/**
 * The way back to where the command in hand began: four entries for each change, table, slot, row before and fate
 * before. One flat list that is used again and again: a booking makes three changes, and each object would be waste.
 */
export type Journal = unknown[]

/**
 * Rows by key, in memory: all of a table, or those that a driver has read in. It remembers what a group changes in it, and
 * how the command in hand is undone. A key is looked up once for each change: most keys are new, and the first look-up of
 * a new string costs more than all else here.
 */
export class Table<Row, Key = string> {
  /** What the group has added, changed or removed, each row once, in the order of its first change. */
  readonly touched: Slot<Row, Key>[] = []
  readonly #slots = new Map<Key, Slot<Row, Key>>()
  /** The one that was found last: to compare a new string with its key costs less than to look it up. */
  #last: Slot<Row, Key> | undefined
  readonly #noun: string
  readonly #journal: Journal

  /** @param noun what a row is, for errors */
  constructor(noun: string, journal: Journal) {
    this.#noun = noun
    this.#journal = journal
  }

  /** The row of that key; undefined if it is not known, or removed. */
  get(key: Key): Row | undefined {
    return this.#find(key)?.row
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  /** Puts a row where none was. Throws if one was. */
  add(key: Key, row: Row): void {
    const slot = this.#find(key)
    if (slot?.row !== undefined) throw new Error(`There is a ${this.#noun} ${key} already.`)
    this.#put(slot, key, row)
  }

  /** Puts a row in the place of the one that is there. Throws if there is none. */
  replace(key: Key, row: Row): void {
    const slot = this.#find(key)
    if (slot?.row === undefined) throw new Error(`There is no ${this.#noun} ${key}.`)
    this.#put(slot, key, row)
  }

  /** Puts a row there, whether one was there or not. */
  put(key: Key, row: Row): void {
    this.#put(this.#find(key), key, row)
  }

  /** Removes a row that no command of the group has changed. Throws if there is none, or if one has. */
  remove(key: Key): void {
    const slot = this.#find(key)
    if (slot?.row === undefined || slot.fate !== 'read')
      throw new Error(
        `Only a ${this.#noun} that no command of the group changed is removed: ${key}.`,
      )
    this.#change(slot, undefined, 'removed')
  }

  /** Takes in a row as it was read. What the group has made of it stays. */
  load(key: Key, row: Row): void {
    const slot = this.#find(key)
    if (slot === undefined) this.#slots.set(key, { key, row, fate: 'read' })
    else if (slot.fate === 'read') slot.row = row
  }

  /** The group is over: what it has changed is news no more. */
  settle(): void {
    for (const slot of this.touched) {
      if (slot.row === undefined) this.forget(slot.key)
      slot.fate = 'read'
    }
    this.touched.length = 0
  }

  /** Forgets the row of that key. What the group has made of it is forgotten too. */
  forget(key: Key): void {
    this.#last = undefined
    this.#slots.delete(key)
  }

  /** Forgets all rows, between groups. */
  clear(): void {
    this.#last = undefined
    this.#slots.clear()
  }

  /** How many rows are known. */
  size(): number {
    return this.#slots.size
  }

  /** All rows that are known and not removed. */
  values(): Row[] {
    return [...this.#slots.values()].flatMap(({ row }) => (row === undefined ? [] : [row]))
  }

  #find(key: Key): Slot<Row, Key> | undefined {
    if (this.#last?.key === key) return this.#last
    const slot = this.#slots.get(key)
    if (slot) this.#last = slot
    return slot
  }

  /** @param slot the one of the key, if there is one */
  #put(slot: Slot<Row, Key> | undefined, key: Key, row: Row): void {
    // A row that the group added is written as it ends up, once.
    if (slot) this.#change(slot, row, slot.fate === 'added' ? 'added' : 'changed')
    else {
      const made: Slot<Row, Key> = { key, row: undefined, fate: 'read' }
      this.#slots.set(key, made)
      this.#change(made, row, 'added')
    }
  }

  #change(slot: Slot<Row, Key>, row: Row | undefined, fate: Fate): void {
    this.#journal.push(this, slot, slot.row, slot.fate)
    if (slot.fate === 'read') this.touched.push(slot)
    slot.row = row
    slot.fate = fate
  }
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
