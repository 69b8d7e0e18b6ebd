import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

/**
 * The SHA-256 of a file, in hex. It blocks its thread: those that copy and restore do nothing else, and as a stream it takes
 * a third more time.
 */
export function sha256Of(path: string): string {
  const hash = createHash('sha256')
  const part = Buffer.alloc(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, part); read > 0; read = readSync(file, part))
      hash.update(part.subarray(0, read))
    return hash.digest('hex')
  } finally {
    closeSync(file)
  }
}
