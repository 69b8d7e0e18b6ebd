/** The 32 characters of an id. It has no 0/O and no 1/I, so that people who hear an id type it correctly. */
export const ID_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The number of characters after the prefix. They can make 32^10 = 2^50 ids. */
export const ID_LENGTH = 10

/** What an id can name, and its prefix. */
export const ID_PREFIX = {
  musical: 'MU',
  performance: 'PF',
  reservation: 'RV',
  payment: 'PY',
  customer: 'CU',
  event: 'EV',
  task: 'TK',
  webhook: 'WH',
  token: 'TO',
  staff: 'ST',
  hall: 'HA',
  discount: 'DC',
} as const

export type IdKind = keyof typeof ID_PREFIX

declare const kind: unique symbol
/** A string that is the id of a `K`. */
export type Id<K extends IdKind> = string & { readonly [kind]: K }
export type MusicalId = Id<'musical'>
export type PerformanceId = Id<'performance'>
export type ReservationId = Id<'reservation'>
export type PaymentId = Id<'payment'>
export type CustomerId = Id<'customer'>
export type EventId = Id<'event'>
export type TaskId = Id<'task'>
export type WebhookId = Id<'webhook'>
export type TokenId = Id<'token'>
export type StaffId = Id<'staff'>
export type HallId = Id<'hall'>
export type DiscountId = Id<'discount'>

/** Makes a new id of a kind. The caller passes it to the core, because the core has no randomness. */
export type NewId = <K extends IdKind>(kind: K) => Id<K>

/**
 * Makes an id from random bytes.
 * @param bytes at least {@link ID_LENGTH} bytes, uniformly random
 */
export function idFromBytes<K extends IdKind>(kind: K, bytes: Uint8Array): Id<K> {
  let text = `${ID_PREFIX[kind]}-`
  for (let i = 0; i < ID_LENGTH; i++) text += ID_ALPHABET[(bytes[i] ?? 0) & 31]
  return asId(text)
}

/** Declares that a string is an id of kind `K`, without a check. No other place does so. */
export function asId<K extends IdKind>(text: string): Id<K> {
  // A brand exists only in types, so only a cast can add it.
  return text as Id<K>
}

/**
 * The id of the reservation's payment. Both ids have the same characters after the prefix: `PY-4T7…` pays `RV-4T7…`.
 */
export function paymentIdOf(reservationId: ReservationId): PaymentId {
  return asId(`${ID_PREFIX.payment}${reservationId.slice(ID_PREFIX.reservation.length)}`)
}

/** The id of the reservation that the payment pays. */
export function reservationIdOf(paymentId: PaymentId): ReservationId {
  return asId(`${ID_PREFIX.reservation}${paymentId.slice(ID_PREFIX.payment.length)}`)
}

/**
 * Turns what somebody typed into the start of an id: `rv-4t7` and `4t7` give `RV-4T7`. Returns undefined if no id of
 * that kind can start with it.
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
 * Turns what somebody typed into the id of a task: `TK-110`, `tk-110` and `110` give `TK-110`. A task id must be typed
 * in full, because `TK-11` is another task than `TK-110`. Returns undefined if the text cannot be the id of a task.
 */
export function typedTaskId(typed: string): TaskId | undefined {
  const [, number] = /^(?:TK-)?([1-9]\d{0,14})$/i.exec(typed.trim()) ?? []
  return number === undefined ? undefined : asId<'task'>(`${ID_PREFIX.task}-${number}`)
}

/** Whether the text is a complete id of that kind, not only the start of one. */
export function isWholeId(kind: IdKind, text: string): boolean {
  return text.length === ID_PREFIX[kind].length + 1 + ID_LENGTH && idPrefix(kind, text) === text
}
