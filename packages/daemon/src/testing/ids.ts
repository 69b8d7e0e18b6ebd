import { randomBytes } from 'node:crypto'
import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'

/** Ids in the order in which they are asked for, so that a run can be repeated. */
export function countedIds(): NewId {
  let made = 0
  return (kind) => {
    made += 1
    const digits = Array.from({ length: ID_LENGTH }, (_, i) => Math.floor(made / 32 ** i) % 32)
    return idFromBytes(kind, Uint8Array.from(digits.reverse()))
  }
}

/** Ids that no other run has made, for what a real card company or file remembers. */
export const randomIds: NewId = (kind) => idFromBytes(kind, randomBytes(ID_LENGTH))
