import type { Language } from '@outerpark/core/names'
import { type CliWords, EN } from './en/index.ts'

export type { CliWords }

/** A text that is made when it is shown, in the language of then: `({ usage }) => usage.missingArgument('shell')`. */
export type Text = string | ((words: CliWords) => string)

// A process speaks to one reader, so its language is set once, at its start; the terminal interface can change it.
let current: { readonly language: Language; readonly words: CliWords } = {
  language: 'en',
  words: EN,
}

/** Loads the texts of a language. From then on the program speaks it. */
export async function speak(language: Language): Promise<void> {
  current = { language, words: language === 'ko' ? (await import('./ko/index.ts')).KO : EN }
}

/** The texts in the language of the reader. */
export const words = (): CliWords => current.words

/** The language of the reader. */
export const language = (): Language => current.language

/** A text in the language of the reader. */
export const say = (text: Text): string => (typeof text === 'string' ? text : text(words()))

/** The texts of the help in the language of the reader. */
export const help = (): CliWords['help'] => current.words.help
