/** What is known of lines that were not written one by one. */
export type More = {
  /** how many there were */
  readonly more: number
  /** the largest of their sizes, if they have one */
  readonly most: number
}

export type Summed<Facts> = {
  /** @param size of this one, e.g. how long it took (ms) */
  readonly tell: (key: string, facts: Facts, size?: number) => void
  /** Tells what was summed up until now, and ends. */
  readonly stop: () => void
}

/** Lines of one key, within the time that runs now. */
type Counted<Facts> = { facts: Facts; more: number; most: number }

/**
 * Bounds how much is written of what may happen thousands of times a second, such as a refusal while people rush. The
 * first of a key is told at once, with all that is known of it. Those of the same key that follow within `everyMs` are
 * counted, and then told in one line: so a single refusal has its line with its ids, a rush costs two lines a second for
 * each key, and no refusal is missing in the sum. Taking a sample instead would lose the rare ones.
 *
 * The number of keys must be bounded: codes, or routes.
 *
 * @param first is called for the first of a key
 * @param others is called for the others of a key, with the facts of the last of them
 */
export function summed<Facts>(
  first: (key: string, facts: Facts, size: number) => void,
  others: (key: string, facts: Facts, more: More) => void,
  everyMs = 1_000,
): Summed<Facts> {
  const counted = new Map<string, Counted<Facts>>()
  let timer: NodeJS.Timeout | undefined

  const tellOthers = (): void => {
    for (const [key, { facts, more, most }] of counted)
      if (more > 0) others(key, facts, { more, most })
    counted.clear()
    timer = undefined
  }
  return {
    tell(key, facts, size = 0) {
      const known = counted.get(key)
      if (known) {
        known.facts = facts
        known.more += 1
        if (size > known.most) known.most = size
        return
      }
      counted.set(key, { facts, more: 0, most: 0 })
      first(key, facts, size)
      timer ??= setTimeout(tellOthers, everyMs).unref()
    },
    stop() {
      clearTimeout(timer)
      tellOthers()
    },
  }
}
