import { LRUCache } from 'lru-cache'

/** What JavaScript takes for a character of a text that is not all Latin. */
const CHARACTER_BYTES = 2

/**
 * Texts that follow from an event and those before it, by the event's position. Such a text never changes, so it is kept
 * until it was the one asked for longest ago.
 * @param bytes how much is kept
 */
export function keptTexts(bytes: number): (position: number, make: () => string) => string {
  const kept = new LRUCache<number, string>({
    maxSize: bytes,
    sizeCalculation: (text) => CHARACTER_BYTES * text.length,
  })
  return (position, make) => {
    const before = kept.get(position)
    if (before !== undefined) return before
    const text = make()
    kept.set(position, text)
    return text
  }
}
