import { randomBytes } from 'node:crypto'

/**
 * A hash of 53 bits for an index in memory: ten times as fast as SHA-256, and seeded anew in each process,
 * so that nobody can choose keys that collide. Two lanes of FNV-1a with a final mix.
 *
 * @returns hashes texts as if they were one; putting them together first would cost as much again
 */
export function seededHash(seed: Buffer = randomBytes(8)): (...texts: string[]) => number {
  const [first, second] = [seed.readUInt32LE(0), seed.readUInt32LE(4)]
  return (...texts) => {
    let a = first
    let b = second
    for (const text of texts)
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b ^ unit, 0x85ebca6b)
      }
    a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) ^ (b >>> 13)
    b = Math.imul(b ^ (b >>> 16), 0x297a2d39) ^ (a >>> 12)
    return (b & 0x1fffff) * 2 ** 32 + (a >>> 0)
  }
}
