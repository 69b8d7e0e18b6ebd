/** What a level or a row can be called, since `/`, `,`, `.`, `*` and blanks stand between names. */
export const LABEL = /^[\p{L}\p{N}]{1,8}$/u

/** Letters in the order in which rows are labelled. Old Korean theatres have 가, 나, 다. */
const ALPHABETS = [
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'abcdefghijklmnopqrstuvwxyz',
  '가나다라마바사아자차카타파하',
] as const

/**
 * The labels of rows in a list such as `3..16`, `A..H,J..N` (which leaves out I) or `AA..CC` (AA, BB, CC). A range may go down. The
 * list ends after `most` labels.
 *
 * @returns undefined if the text is no such list
 */
export function labelsOf(text: string, most: number): readonly string[] | undefined {
  const labels: string[] = []
  for (const part of text.split(',')) {
    if (labels.length >= most) return labels
    const [from = '', to, ...others] = part.split('..')
    if (others.length > 0 || !LABEL.test(from)) return undefined
    const range = to === undefined ? [from] : LABEL.test(to) ? between(from, to) : undefined
    if (!range) return undefined
    for (const label of range.slice(0, most - labels.length)) labels.push(label)
  }
  return labels
}

function between(from: string, to: string): readonly string[] | undefined {
  return numbered(from, to) ?? lettered(from, to) ?? doubled(from, to)
}

/** `3..16`, `OP1..OP3`, `01..12` */
function numbered(from: string, to: string): readonly string[] | undefined {
  const [, prefix, first] = /^(\p{L}*)(\d{1,4})$/u.exec(from) ?? []
  const [, again, last] = /^(\p{L}*)(\d{1,4})$/u.exec(to) ?? []
  if (first === undefined || last === undefined || prefix !== again) return undefined
  const digits = first.startsWith('0') ? first.length : 1
  return wholeNumbers(Number(first), Number(last)).map(
    (number) => `${prefix}${String(number).padStart(digits, '0')}`,
  )
}

/** `A..H`, `AA..AF` */
function lettered(from: string, to: string): readonly string[] | undefined {
  const prefix = from.slice(0, -1)
  if (prefix !== to.slice(0, -1)) return undefined
  return letters(from.slice(-1), to.slice(-1))?.map((letter) => prefix + letter)
}

/** `AA..FF` is AA, BB, CC … */
function doubled(from: string, to: string): readonly string[] | undefined {
  const isRepeated = (label: string) => label === label.charAt(0).repeat(label.length)
  if (from.length !== to.length || !isRepeated(from) || !isRepeated(to)) return undefined
  return letters(from.charAt(0), to.charAt(0))?.map((letter) => letter.repeat(from.length))
}

function letters(from: string, to: string): readonly string[] | undefined {
  const alphabet = ALPHABETS.find((each) => each.includes(from) && each.includes(to))
  if (!alphabet) return undefined
  const places = wholeNumbers(alphabet.indexOf(from), alphabet.indexOf(to))
  return places.map((place) => alphabet.charAt(place))
}

/** All whole numbers from one to the other, up or down. */
export function wholeNumbers(from: number, to: number, step = 1): readonly number[] {
  const count = Math.floor(Math.abs(to - from) / step) + 1
  const way = to < from ? -step : step
  return Array.from({ length: count }, (_, n) => from + n * way)
}
