import { KOREAN_COMMANDS } from './korean/commands.ts'
import { KOREAN_LABELS, KOREAN_PATTERNS } from './korean/labels.ts'
import { KOREAN_SETTINGS } from './korean/settings.ts'

/** The words of a page: what is said in English in the code, in the language of the page. */
export type Language = {
  readonly say: (english: string) => string
}

export const english: Language = { say: (text) => text }

const KOREAN = new Map(
  [KOREAN_LABELS, KOREAN_SETTINGS, KOREAN_COMMANDS].flatMap((words) => Object.entries(words)),
)

export type Korean = Language & {
  /** what was asked for and has no Korean words yet */
  readonly missing: () => string[]
  /** Korean words that were not asked for: their English words are gone */
  readonly unused: () => string[]
}

/** Korean where there are words for it. A text that has none yet stays English, so that nobody is held up. */
export function korean(): Korean {
  const missing = new Set<string>()
  const said = new Set<string>()
  const say = (text: string): string => {
    said.add(text)
    const words = KOREAN.get(text)
    if (words !== undefined) return words
    for (const [pattern, replacement] of KOREAN_PATTERNS)
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
