/** A line by its place, which is made again only when its key has changed. */
export type KeptLines = (place: number, key: string, make: () => string) => string

export function keepLines(): KeptLines {
  const kept = new Map<number, { readonly key: string; readonly text: string }>()
  return (place, key, make) => {
    const before = kept.get(place)
    if (before?.key === key) return before.text
    const text = make()
    kept.set(place, { key, text })
    return text
  }
}
