import { KOREAN_RANGES, KOREAN_SETTINGS } from '../../packages/daemon/src/settings/korean.ts'
import { KOREAN_LABELS } from './korean/labels.ts'

/** The language of a page. `say` translates an English text of the code. */
export type Language = {
  readonly say: (english: string) => string
}

export const english: Language = { say: (text) => text }

const KOREAN = new Map([KOREAN_LABELS, KOREAN_SETTINGS].flatMap((words) => Object.entries(words)))

export type Korean = Language & {
  /** the texts that were used and have no translation yet */
  readonly missing: () => string[]
  /** translations that were not used, since their English text no longer exists */
  readonly unused: () => string[]
}

/** Translates into Korean. A text without a translation stays English, so a change does not have to wait for it. */
export function korean(): Korean {
  const missing = new Set<string>()
  const said = new Set<string>()
  const say = (text: string): string => {
    said.add(text)
    const words = KOREAN.get(text)
    if (words !== undefined) return words
    for (const [pattern, replacement] of KOREAN_RANGES)
      if (pattern.test(text)) return text.replace(pattern, replacement)
    missing.add(text)
    return text
  }
  return {
    say,
    missing: () => [...missing],
    unused: () => [...KOREAN.keys()].filter((text) => !said.has(text)),
  }
}
