// What a manual page is written in: the macros of man(7).

/** A text that roff shows as it is. A hyphen of a command can then be copied, and a line may begin with a full stop. */
export const text = (plain: string): string =>
  plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .split('\n')
    .map((line) => line.replace(/^([.'])/, '\\&$1'))
    .join('\n')

/** The arguments of a macro, each in quotation marks. */
const quoted = (words: readonly string[]) =>
  words.map((word) => `"${text(word).replaceAll('"', '\\(dq')}"`).join(' ')

/** The first lines of a page. Its text is UTF-8, which the first one says. */
export const head = (name: string, version: string): string =>
  [
    '\'\\" -*- coding: utf-8 -*-',
    '.\\" made from the code: npm run docs',
    `.TH ${quoted([name.toUpperCase(), '1', '', version, 'OuterPark'])}`,
    // A path or an option is not hyphenated, and lines have no wide gaps.
    '.nh',
    '.ad l',
  ].join('\n')

export const section = (title: string): string => `.SH ${quoted([title])}`
export const subsection = (title: string): string => `.SS ${quoted([title])}`
export const paragraph = (words: string): string => `.PP\n${text(words)}`

/** A term with what it means. */
export const item = (term: string, meaning: string): string =>
  `.TP\n.B ${quoted([term])}\n${text(meaning === '' ? term : meaning)}`

/** Lines that stay as they are, such as commands. */
export const lines = (all: readonly string[]): string =>
  ['.PP', '.nf', '.RS 4', ...all.map(text), '.RE', '.fi'].join('\n')
