import type { SeasonStep } from './target.ts'

/**
 * A short text that follows from the steps of a plan (FNV-1a, twice 32 bits). Somebody who applies a plan sends it along, so that a plan
 * that would do something else by now is refused. It protects against accidents, and nobody gains by a collision.
 */
export function markOf(steps: readonly SeasonStep[]): string {
  const text = JSON.stringify(steps)
  return [0x811c9dc5, 0x01234567].map((seed) => hashOf(text, seed)).join('')
}

const FNV_PRIME = 0x01000193

function hashOf(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME) >>> 0
  return hash.toString(16).padStart(8, '0')
}
