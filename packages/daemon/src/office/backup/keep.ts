/** What decides over an older backup. */
export type Kept = { readonly file: string; readonly office: string; readonly at: string }

/**
 * The backups that are deleted so that `keep` stay: the oldest complete ones of the same box office. Never the newest.
 * @param keep 0 keeps all
 */
export function outdated<B extends Kept>(backups: readonly B[], office: string, keep: number): B[] {
  if (keep === 0) return []
  const own = backups.filter((backup) => backup.office === office)
  return own.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(keep)
}
