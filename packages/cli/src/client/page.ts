/** A slice of a list, and where the next one starts (null at the end). */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

/** `limit` and `cursor` choose the slice; `idPrefix` keeps only ids that begin with it. */
export type ListQuery = {
  readonly limit?: number
  readonly cursor?: string | undefined
  readonly idPrefix?: string
}
