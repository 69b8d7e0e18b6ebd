import { disassemble, getChoseong } from 'es-hangul'
import { nameKey } from '../names/index.ts'

/** Only initial consonants (초성), as in `ㅎㄱㄷ` for 홍길동. An input method may write two of them as one sign: `ㄳ`. */
const INITIALS = /^[ㄱ-ㅎ\s]+$/

/** The initial consonants of a text, without blanks: `ㅎㄱㄷ` for 홍길동. Empty if it has no Korean. */
const initialsOf = (text: string): string => getChoseong(text.normalize('NFC')).replace(/\s+/g, '')

/**
 * The text in which {@link searchPart} is looked for: the key of the name, its initial consonants, and other texts as they
 * are, such as an address in lower case. A line break stands between two of them, which no part has.
 */
export const searchKey = (name: string, ...others: readonly string[]): string =>
  [nameKey(name), initialsOf(name), ...others].join('\n')

/**
 * What a search key has to contain to fit what was typed: a part of a name in any spelling that looks alike, or initial
 * consonants.
 *
 * @example searchKey('홍길동').includes(searchPart('ㅎㄱㄷ'))
 */
export const searchPart = (typed: string): string =>
  INITIALS.test(typed) ? disassemble(typed).replace(/\s+/g, '') : nameKey(typed)

const ACCENTS = /[\u0300-\u036f]/g

/** The text without blanks within a line, and without accents. Hangul stays whole. */
const loosened = (text: string): string =>
  text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, '')

/** The key of a text in which {@link loosePart} is looked for. It is not kept: its form may change. */
export const looseKey = (text: string): string => loosened(nameKey(text))

/** The same as {@link searchKey}, without blanks and accents. */
export const looseSearchKey = (name: string, ...others: readonly string[]): string =>
  loosened(searchKey(name, ...others))

/**
 * What a loose key has to contain to fit what was typed, where blanks and accents do not count.
 *
 * @example looseSearchKey('지킬 앤 하이드').includes(loosePart('지킬앤'))
 */
export const loosePart = (typed: string): string => loosened(searchPart(typed))
