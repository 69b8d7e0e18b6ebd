import { LANGUAGES, type Language } from '@outerpark/core/names'
import { LRUCache } from 'lru-cache'

/** JavaScript stores a text with Korean characters in two bytes a character. */
const CHARACTER_BYTES = 2

/**
 * Keeps texts by the position of an event and by their language. A text follows from that event and the events before it,
 * so it never changes. If there is no room, the text goes that was not asked for the longest.
 * @param bytes how much room there is
 */
export function keptTexts(
  bytes: number,
): (position: number, language: Language, make: () => string) => string {
  const kept = new LRUCache<number, string>({
    maxSize: bytes,
    sizeCalculation: (text) => CHARACTER_BYTES * text.length,
  })
  return (position, language, make) => {
    const key = position * LANGUAGES.length + LANGUAGES.indexOf(language)
    const before = kept.get(key)
    if (before !== undefined) return before
    const text = make()
    kept.set(key, text)
    return text
  }
}
