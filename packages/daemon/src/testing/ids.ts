import { randomBytes } from 'node:crypto'
import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'

/** Makes ids from a counter, so that each run has the same ids. */
export function countedIds(): NewId {
  let made = 0
  return (kind) => {
    made += 1
    const digits = Array.from({ length: ID_LENGTH }, (_, i) => Math.floor(made / 32 ** i) % 32)
    return idFromBytes(kind, Uint8Array.from(digits.reverse()))
  }
}

/** Makes ids that no other run has made. A real card company or file may still know the ids of other runs. */
export const randomIds: NewId = (kind) => idFromBytes(kind, randomBytes(ID_LENGTH))
