import type { SpokenLanguage } from '../words/language.ts'
import { words } from '../words/words.ts'

/** Which language the program speaks, in that language. */
export function languageText({ chosen }: SpokenLanguage): string {
  const texts = words().language
  return chosen === null ? texts.ofTerminal : texts.chosen
}
