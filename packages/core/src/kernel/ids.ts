/** The 32 characters of an id: no 0/O and no 1/I, so that what is read aloud is typed right. */
export const ID_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Random characters in an id: 32^10 = 2^50 of them. */
export const ID_LENGTH = 10

/** What an id names, and the letters it starts with. */
export const ID_PREFIX = {
  musical: 'MU',
  performance: 'PF',
  reservation: 'RV',
  payment: 'PY',
  customer: 'CU',
  event: 'EV',
  task: 'TK',
  webhook: 'WH',
} as const

export type IdKind = keyof typeof ID_PREFIX

declare const kind: unique symbol
/** A string that is known to be the id of a `K`. */
export type Id<K extends IdKind> = string & { readonly [kind]: K }
export type MusicalId = Id<'musical'>
export type PerformanceId = Id<'performance'>
export type ReservationId = Id<'reservation'>
export type PaymentId = Id<'payment'>
export type CustomerId = Id<'customer'>
export type EventId = Id<'event'>
export type TaskId = Id<'task'>
export type WebhookId = Id<'webhook'>

/** Makes a new id of the given kind. Handed to the core from outside: the core has no randomness. */
export type NewId = <K extends IdKind>(kind: K) => Id<K>

/**
 * An id out of random bytes.
 * @param bytes at least {@link ID_LENGTH} bytes, uniformly random
 */
export function idFromBytes<K extends IdKind>(kind: K, bytes: Uint8Array): Id<K> {
  let text = `${ID_PREFIX[kind]}-`
  for (let i = 0; i < ID_LENGTH; i++) text += ID_ALPHABET[(bytes[i] ?? 0) & 31]
  return asId(text)
}

/** Takes a string for an id of kind `K`: the one place where that is claimed and not checked. */
export function asId<K extends IdKind>(text: string): Id<K> {
  // A brand has no runtime trace, so only a cast can put it on.
  return text as Id<K>
}

/** Ids are taken as two digits of base 2^25, whose products JavaScript's numbers still hold exactly. */
const HALF = 2 ** 25
// 2^50 divided by the golden ratio, made odd so that multiplying by it can be undone; and what undoes it.
const STEP = 695_850_104_563_573
const STEP_BACK = 185_782_074_061_021

/** `a` times `b` modulo 2^50, both below 2^50. */
function timesMod(a: number, b: number): number {
  const [aHigh, aLow, bHigh, bLow] = [
    Math.floor(a / HALF),
    a % HALF,
    Math.floor(b / HALF),
    b % HALF,
  ]
  const middle = (aHigh * bLow + aLow * bHigh) % HALF
  return (middle * HALF + aLow * bLow) % (HALF * HALF)
}

/**
 * The `n`-th id of its kind, for things that are numbered: bookings are too many to keep random ids in an index.
 * Multiples of the golden ratio lie as far apart as numbers can (Knuth, TAOCP 3, 6.4), so neighbours differ in their
 * first character, and a short prefix tells one's own reservations apart. No secret: a stranger's id is a 404 anyway.
 *
 * @param n from 1 to 2^50
 */
export function numberedId<K extends IdKind>(kind: K, n: number): Id<K> {
  let rest = timesMod(n, STEP)
  let text = ''
  for (let i = 0; i < ID_LENGTH; i++) {
    text = ID_ALPHABET.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return asId(`${ID_PREFIX[kind]}-${text}`)
}

const VALUES = new Map([...ID_ALPHABET].map((character, value) => [character, value]))

/** The number of such an id; undefined if the text is no whole id of that kind. */
export function numberOf(kind: IdKind, id: string): number | undefined {
  const start = ID_PREFIX[kind].length + 1
  if (id.length !== start + ID_LENGTH || !id.startsWith(`${ID_PREFIX[kind]}-`)) return undefined
  let scattered = 0
  for (let i = start; i < id.length; i++) {
    const value = VALUES.get(id.charAt(i))
    if (value === undefined) return undefined
    scattered = scattered * 32 + value
  }
  return timesMod(scattered, STEP_BACK)
}

/** A reservation has one payment, which bears its number: `RV-4T7…` is paid by `PY-4T7…`. */
export function paymentIdOf(reservationId: ReservationId): PaymentId {
  return asId(`${ID_PREFIX.payment}${reservationId.slice(ID_PREFIX.reservation.length)}`)
}

/** The reservation that the payment is for. */
export function reservationIdOf(paymentId: PaymentId): ReservationId {
  return asId(`${ID_PREFIX.reservation}${paymentId.slice(ID_PREFIX.payment.length)}`)
}

/**
 * What somebody typed, brought to the form that ids start with: `rv-4t7`, `4t7` → `RV-4T7`.
 * Returns undefined if no id of that kind can start so.
 */
export function idPrefix(kind: IdKind, typed: string): string | undefined {
  const letters = ID_PREFIX[kind]
  const upper = typed.trim().toUpperCase()
  const body = upper.startsWith(`${letters}-`) ? upper.slice(letters.length + 1) : upper
  if (body.length === 0 || body.length > ID_LENGTH) return undefined
  for (const character of body) if (!ID_ALPHABET.includes(character)) return undefined
  return `${letters}-${body}`
}

/**
 * The task that somebody named: `TK-110`, `tk-110`, `110`. Tasks are numbered as they are queued and bear their plain
 * number, so nothing shorter will do: `TK-11` is another task. Undefined for what can be no task's id.
 */
export function typedTaskId(typed: string): TaskId | undefined {
  const [, number] = /^(?:TK-)?([1-9]\d{0,14})$/i.exec(typed.trim()) ?? []
  return number === undefined ? undefined : asId<'task'>(`${ID_PREFIX.task}-${number}`)
}

/** Whether the text is a whole id of that kind, not just the start of one. */
export function isWholeId(kind: IdKind, text: string): boolean {
  return text.length === ID_PREFIX[kind].length + 1 + ID_LENGTH && idPrefix(kind, text) === text
}
