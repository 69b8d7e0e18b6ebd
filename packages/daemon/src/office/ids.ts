import { randomFillSync } from 'node:crypto'
import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'

const POOL_BYTES = 4096

/** Random ids. Bytes are taken from the kernel for hundreds of ids at a time, since one call costs more than an id. */
export function randomIds(): NewId {
  const pool = new Uint8Array(POOL_BYTES)
  let used = pool.length
  return (kind) => {
    if (used + ID_LENGTH > pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += ID_LENGTH
    return idFromBytes(kind, pool.subarray(used - ID_LENGTH, used))
  }
}
