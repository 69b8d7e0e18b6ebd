import type { Language } from '../names/index.ts'
import { en } from './en/index.ts'
import { ko } from './ko/index.ts'
import type { Words } from './sentence.ts'

/** The words of each language. A language without words does not compile. */
export const WORDS: Readonly<Record<Language, Words>> = { en, ko }
