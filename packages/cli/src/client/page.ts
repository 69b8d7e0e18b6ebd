import { oddAnswer } from '../http/odd-answer.ts'
import { isObject } from '../json-object.ts'

/** A slice of a list, and where the next one starts (null at the end). */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null }

/** `limit` and `cursor` choose the slice; `idPrefix` keeps only ids that begin with it. */
export type ListQuery = {
  readonly limit?: number
  readonly cursor?: string | undefined
  readonly idPrefix?: string
}

/**
 * A page as a box office sends it.
 *
 * @param from where the page was to begin
 * @throws Failure `unexpected-answer` if it is no list of objects, or if it goes on where it began: then the list never ends
 */
export function checkedPage<
  P extends { readonly items: readonly unknown[]; readonly next: unknown },
>(page: P, from: unknown): P {
  const { items, next } = page
  const isList = Array.isArray(items) && items.every(isObject)
  if (!isList || (next !== null && next === from)) throw oddAnswer()
  return page
}
