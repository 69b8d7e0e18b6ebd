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
