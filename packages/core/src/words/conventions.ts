import { hallTime, type Language } from '../names/index.ts'

/** How many items of a list a sentence names. It counts the others. */
export const MOST_NAMED = 5

const JOINERS = {
  en: { and: ' and ', or: ' or ' },
  ko: { and: ' 및 ', or: ' 또는 ' },
} as const satisfies Record<Language, object>

/** `a, b and c`; in Korean `a, b 및 c`. */
export function listed(
  items: readonly string[],
  language: Language,
  joiner: 'and' | 'or' = 'and',
): string {
  const last = items.at(-1) ?? ''
  const others = items.slice(0, -1)
  return others.length === 0 ? last : `${others.join(', ')}${JOINERS[language][joiner]}${last}`
}

const UNITS = {
  en: { second: ' s', minute: ' min' },
  ko: { second: '초', minute: '분' },
} as const satisfies Record<Language, object>

/** `40 s`, `12 min`; in Korean `40초`. Rounded up, so that who waits that long is not too early; at least a second. */
export function duration(ms: number, language: Language): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  const { second, minute } = UNITS[language]
  return seconds <= 90 ? `${seconds}${second}` : `${Math.ceil(seconds / 60)}${minute}`
}

/** A moment with its weekday and its own offset, which says to the reader which clock is meant. */
export const moment = (text: string, language: Language): string =>
  hallTime(text, { language, zone: 'always' })
