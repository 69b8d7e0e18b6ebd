import { asId, ID_ALPHABET, ID_LENGTH, ID_PREFIX, type Id, type IdKind } from './ids.ts'

// Every booking makes and reads several of these ids. So both directions use 32-bit integers, which JavaScript
// multiplies ten times as fast as numbers of 50 bits.

/** An id is a number of 50 bits, written as two digits of 25 bits each. */
const HALF = 2 ** 25
const LOW_BITS = HALF - 1

type Digits = { readonly high: number; readonly low: number }

const digitsOf = (n: number): Digits => ({ high: Math.floor(n / HALF), low: n % HALF })

// `STEP` is 2^50 divided by the golden ratio, made odd so that it has an inverse. `STEP_BACK` is the inverse modulo
// 2^50.
const STEP = digitsOf(695_850_104_563_573)
const STEP_BACK = digitsOf(185_782_074_061_021)

/** All pairs of characters, by their value. */
const PAIRS = Array.from(
  { length: ID_ALPHABET.length ** 2 },
  (_, n) => ID_ALPHABET.charAt(n >> 5) + ID_ALPHABET.charAt(n & 31),
)

/** The value of each character, by its char code. Undefined for characters that are in no id. */
const VALUES: (number | undefined)[] = []
for (const [value, character] of [...ID_ALPHABET].entries()) VALUES[character.charCodeAt(0)] = value

/**
 * The `n`-th id of a kind, for things that are numbered. Bookings use it because an index of random ids would be too
 * slow for so many of them. Multiples of the golden ratio are spread evenly (Knuth, TAOCP 3, 6.4). So the ids of
 * neighbours differ in their first characters, and a customer can name a reservation by a short prefix. The ids are
 * guessable, but they protect nothing: a stranger who asks for one gets a 404.
 *
 * @param n from 0 to 2^50
 */
export function numberedId<K extends IdKind>(kind: K, n: number): Id<K> {
  const lows = (n % HALF) * STEP.low
  const carry = Math.floor(lows / HALF)
  const low = lows - carry * HALF
  const high = highOf(Math.floor(n / HALF), n % HALF, STEP, carry)
  // Each digit gives five characters. The third pair has the last character of the high digit and the first of the
  // low one.
  const [first, second] = [PAIRS[high >> 15], PAIRS[(high >> 5) & 1023]]
  const third = PAIRS[((high & 31) << 5) | (low >> 20)]
  return asId(
    `${ID_PREFIX[kind]}-${first}${second}${third}${PAIRS[(low >> 10) & 1023]}${PAIRS[low & 1023]}`,
  )
}

/** The number of an id that {@link numberedId} made. Undefined if the text is not a complete id of that kind. */
export function numberOf(kind: IdKind, id: string): number | undefined {
  const start = ID_PREFIX[kind].length + 1
  if (id.length !== start + ID_LENGTH || !id.startsWith(`${ID_PREFIX[kind]}-`)) return undefined
  const high = digitAt(id, start)
  const low = digitAt(id, start + ID_LENGTH / 2)
  if (high === undefined || low === undefined) return undefined
  const lows = low * STEP_BACK.low
  const carry = Math.floor(lows / HALF)
  return highOf(high, low, STEP_BACK, carry) * HALF + (lows - carry * HALF)
}

/** The high digit of a product with `by`, modulo 2^50. `Math.imul` keeps the low 32 bits, of which 25 are used. */
function highOf(high: number, low: number, by: Digits, carry: number): number {
  return (Math.imul(high, by.low) + Math.imul(low, by.high) + carry) & LOW_BITS
}

/** The digit that five characters of an id encode. Undefined if a character is in no id. */
function digitAt(id: string, start: number): number | undefined {
  let digit = 0
  for (let i = start; i < start + ID_LENGTH / 2; i++) {
    const value = VALUES[id.charCodeAt(i)]
    if (value === undefined) return undefined
    digit = (digit << 5) | value
  }
  return digit
}
