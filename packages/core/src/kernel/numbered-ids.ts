import { asId, ID_ALPHABET, ID_LENGTH, ID_PREFIX, type Id, type IdKind } from './ids.ts'

// Every booking makes several of these ids and reads some, so both ways are in 32-bit integers, which JavaScript
// multiplies ten times as fast as numbers of 50 bits.

/** An id stands for a number of 50 bits, taken as two digits of 25. */
const HALF = 2 ** 25
const LOW_BITS = HALF - 1

type Digits = { readonly high: number; readonly low: number }

const digitsOf = (n: number): Digits => ({ high: Math.floor(n / HALF), low: n % HALF })

// 2^50 divided by the golden ratio, made odd so that multiplying by it can be undone; and what undoes it.
const STEP = digitsOf(695_850_104_563_573)
const STEP_BACK = digitsOf(185_782_074_061_021)

/** The `n`-th pair of characters. */
const PAIRS = Array.from(
  { length: ID_ALPHABET.length ** 2 },
  (_, n) => ID_ALPHABET.charAt(n >> 5) + ID_ALPHABET.charAt(n & 31),
)

/** The value of each character by its code; undefined for those that no id has. */
const VALUES: (number | undefined)[] = []
for (const [value, character] of [...ID_ALPHABET].entries()) VALUES[character.charCodeAt(0)] = value

/**
 * The `n`-th id of its kind, for things that are numbered: bookings are too many to keep random ids in an index.
 * Multiples of the golden ratio lie as far apart as numbers can (Knuth, TAOCP 3, 6.4), so neighbours differ in their
 * first character, and a short prefix tells one's own reservations apart. No secret: a stranger's id is a 404 anyway.
 *
 * @param n from 0 to 2^50
 */
export function numberedId<K extends IdKind>(kind: K, n: number): Id<K> {
  const lows = (n % HALF) * STEP.low
  const carry = Math.floor(lows / HALF)
  const low = lows - carry * HALF
  const high = highOf(Math.floor(n / HALF), n % HALF, STEP, carry)
  // Five characters of each digit; the third pair has one of both.
  const [first, second] = [PAIRS[high >> 15], PAIRS[(high >> 5) & 1023]]
  const third = PAIRS[((high & 31) << 5) | (low >> 20)]
  return asId(
    `${ID_PREFIX[kind]}-${first}${second}${third}${PAIRS[(low >> 10) & 1023]}${PAIRS[low & 1023]}`,
  )
}

/** The number of such an id; undefined if the text is no whole id of that kind. */
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

/** The high digit of the product with `by` modulo 2^50. `Math.imul` keeps the 32 low bits, of which 25 are wanted. */
function highOf(high: number, low: number, by: Digits, carry: number): number {
  return (Math.imul(high, by.low) + Math.imul(low, by.high) + carry) & LOW_BITS
}

/** The digit that five characters stand for; undefined if one of them stands in no id. */
function digitAt(id: string, start: number): number | undefined {
  let digit = 0
  for (let i = start; i < start + ID_LENGTH / 2; i++) {
    const value = VALUES[id.charCodeAt(i)]
    if (value === undefined) return undefined
    digit = (digit << 5) | value
  }
  return digit
}
