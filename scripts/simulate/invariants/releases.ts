import type { HallDraft } from '@outerpark/core/hall'

const HOUR_MS = 3_600_000

/** The flags that a plan takes away when so much time is left until the start. */
export function releasesAt({ releases = [] }: HallDraft, leftMs: number): readonly string[] {
  // `planOf` has made them.
  const all = releases as readonly { readonly name: string; readonly before: string }[]
  return all
    .filter(({ before }) => Number.parseInt(before, 10) * HOUR_MS >= leftMs)
    .flatMap(({ name }) => (name === 'wheelchair' ? ['wheelchair', 'companion'] : [name]))
}
