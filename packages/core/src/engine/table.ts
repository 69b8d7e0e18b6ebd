/** What the current group has done with a row so far. */
type Fate = 'read' | 'added' | 'changed' | 'removed'

/** The place of a row. If the row is removed, `row` is undefined. */
export type Slot<Row, Key = string> = { readonly key: Key; row: Row | undefined; fate: Fate }

/**
 * How to undo the current command. Each change adds four entries: table, slot, the row before and the fate before. It
 * is one flat list that is reused, because a booking makes three changes and an object for each would cost too much.
 */
export type Journal = unknown[]

/**
 * Rows by key, in memory: all rows of a table, or those that a driver has loaded. It records what a group changes, and
 * how to undo the current command. Each change looks up its key once: most keys are new strings, and the first look-up
 * of a new string is the most expensive step here.
 */
export class Table<Row, Key = string> {
  /** The slots that the group has added, changed or removed: each once, in the order of its first change. */
  readonly touched: Slot<Row, Key>[] = []
  #slots = new Map<Key, Slot<Row, Key>>()
  /** The slot that was found last. Comparing a new string with its key is cheaper than a look-up. */
  #last: Slot<Row, Key> | undefined
  /** The key that was looked for last and has no slot. Most commands look for a new row before they add it. */
  #missed: Key | undefined
  readonly #noun: (key: Key) => string
  readonly #journal: Journal

  /**
   * @param noun the word for a row in error messages
   * @param keys `personal` if the keys must be in no message: errors are logged
   */
  constructor(noun: string, journal: Journal, keys: 'plain' | 'personal' = 'plain') {
    this.#noun = (key) => (keys === 'personal' ? noun : `${noun} ${key}`)
    this.#journal = journal
  }

  /** The row with the key. Undefined if it is unknown or removed. */
  get(key: Key): Row | undefined {
    return this.#find(key)?.row
  }

  has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  /** Adds a row. Throws if the key has a row already. */
  add(key: Key, row: Row): void {
    const slot = this.#find(key)
    if (slot?.row !== undefined) throw new Error(`There is a ${this.#noun(key)} already.`)
    this.#put(slot, key, row)
  }

  /** Replaces a row. Throws if the key has no row. */
  replace(key: Key, row: Row): void {
    const slot = this.#find(key)
    if (slot?.row === undefined) throw new Error(`There is no ${this.#noun(key)}.`)
    this.#put(slot, key, row)
  }

  /** Adds or replaces a row. */
  put(key: Key, row: Row): void {
    this.#put(this.#find(key), key, row)
  }

  /** Removes a row. Throws if the key has no row. */
  remove(key: Key): void {
    const slot = this.#find(key)
    if (slot?.row === undefined) throw new Error(`There is no ${this.#noun(key)}.`)
    // A row that the group has added stays `added`: without a row it is not in the plan.
    this.#change(slot, undefined, slot.fate === 'added' ? 'added' : 'removed')
  }

  /** Loads a row from the database. If the group has changed the row, the change stays. */
  load(key: Key, row: Row): void {
    const slot = this.#find(key)
    if (slot === undefined) this.#make(key, row)
    else if (slot.fate === 'read') slot.row = row
  }

  /** The group is committed: its changes count as stored rows from now on. */
  settle(): void {
    for (const slot of this.touched) {
      if (slot.row === undefined) this.forget(slot.key)
      slot.fate = 'read'
    }
    this.touched.length = 0
  }

  /** Forgets a row, and what the group has done with it. */
  forget(key: Key): void {
    this.#last = undefined
    this.#slots.delete(key)
  }

  /**
   * Forgets all rows, between groups. It takes a new map: V8 links the storage of a cleared map to its next storage, so
   * the collector would keep the rows of all groups until it collects the whole heap, and copy each of them twice.
   */
  clear(): void {
    this.#last = undefined
    this.#slots = new Map()
  }

  /** The number of keys, removed rows included. */
  size(): number {
    return this.#slots.size
  }

  /** All rows that are known and not removed. */
  values(): Row[] {
    const rows: Row[] = []
    for (const { row } of this.#slots.values()) if (row !== undefined) rows.push(row)
    return rows
  }

  #find(key: Key): Slot<Row, Key> | undefined {
    if (this.#last?.key === key) return this.#last
    if (this.#missed === key) return undefined
    const slot = this.#slots.get(key)
    if (slot) this.#last = slot
    else this.#missed = key
    return slot
  }

  #make(key: Key, row: Row | undefined): Slot<Row, Key> {
    const slot: Slot<Row, Key> = { key, row, fate: 'read' }
    this.#slots.set(key, slot)
    this.#missed = undefined
    return slot
  }

  /** @param slot the slot of the key, if there is one */
  #put(slot: Slot<Row, Key> | undefined, key: Key, row: Row): void {
    // A row that the group has added stays `added`: the plan has it once, in its final state.
    if (slot) this.#change(slot, row, slot.fate === 'added' ? 'added' : 'changed')
    else this.#change(this.#make(key, undefined), row, 'added')
  }

  #change(slot: Slot<Row, Key>, row: Row | undefined, fate: Fate): void {
    this.#journal.push(this, slot, slot.row, slot.fate)
    if (slot.fate === 'read') this.touched.push(slot)
    slot.row = row
    slot.fate = fate
  }
}

/** Undoes the changes of the current command, the last one first. */
export function undoChanges(journal: Journal): void {
  while (journal.length > 0) {
    // `#change` has pushed these four entries.
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
