import type { Language } from '@outerpark/core/names'
import { EN, type TuiWords } from './en.ts'
import { KO } from './ko.ts'

/** The texts in every language. The compiler checks that each is complete. */
export const WORDS: Readonly<Record<Language, TuiWords>> = { en: EN, ko: KO }
