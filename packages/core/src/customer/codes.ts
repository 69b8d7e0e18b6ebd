import type { CodeRow, CustomerId } from '../kernel/index.ts'

/** How long a code is valid, in milliseconds. */
export const CODE_TTL_MS = 10 * 60 * 1000
/** How many wrong codes may be tried before the right one is void too. */
const CODE_TRIES = 5
/** A second request within this time (ms) sends no second mail: the first one is still on its way. */
export const CODE_MERGE_MS = 60 * 1000
/** Codes for an address are counted for so long, in milliseconds. */
export const CODE_WINDOW_MS = 60 * 60 * 1000

/** Whether the code of the row may still be used. */
export function isUsable(row: CodeRow | undefined, now: number): row is CodeRow {
  return row !== undefined && row.tries < CODE_TRIES && now - row.askedAt < CODE_TTL_MS
}

/** The customer of a change of the address. */
export const changeOf = ({ wish }: Pick<CodeRow, 'wish'>): CustomerId | undefined =>
  wish.kind === 'change' ? wish.customerId : undefined
