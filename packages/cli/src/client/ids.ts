import { ID_PREFIX, type IdKind, idPrefix, isWholeId, typedTaskId } from '@outerpark/core/kernel'
import { Failure, failure, usage } from '../failure.ts'
import type { ListQuery, Page } from './client.ts'

/** How many ids are listed if a prefix fits several. */
const CANDIDATES = 10

/** How ids of one kind are looked up, and what describes a candidate beside its id. */
export type Lookup<T extends { readonly id: string }> = {
  readonly kind: Exclude<IdKind, 'task'>
  readonly list: (query: ListQuery) => Promise<Page<T>>
  readonly label: (item: T) => string
}

/**
 * The whole id for what was typed. A whole id is returned as it is. A prefix is looked up; it has to fit one id only.
 *
 * @param typed e.g. `RV-4T7KQ2M9XW`, `rv-4t7` or `4t7`
 */
export async function wholeId<T extends { readonly id: string }>(
  typed: string,
  { kind, list, label }: Lookup<T>,
): Promise<string> {
  if (isEmpty(kind, typed)) throw tooShort(kind, typed)
  const prefix = idPrefix(kind, typed)
  if (prefix === undefined) throw notFound(kind, typed)
  if (isWholeId(kind, prefix)) return prefix
  const { items, next } = await list({ idPrefix: prefix, limit: CANDIDATES })
  const [first, ...others] = items
  if (!first) throw notFound(kind, typed)
  if (others.length === 0 && next === null) return first.id
  const candidates = items.map((item) => ({ path: item.id, message: label(item) }))
  throw failure(
    'ambiguous-id',
    `${next === null ? items.length : `More than ${items.length}`} ${kind}s start with ${prefix}.`,
    'Type more of the id.',
    { flaws: candidates },
  )
}

/** The id of the task for what was typed: `TK-110` or `110`. A task's number cannot be shortened. */
export function wholeTaskId(typed: string): string {
  if (isEmpty('task', typed))
    throw usage(
      `The id of a task is TK- and a number such as TK-110; "${typed}" does not say which one.`,
      HINTS.task,
    )
  const id = typedTaskId(typed)
  if (id === undefined) throw notFound('task', typed)
  return id
}

/** Whether nothing is typed, or only the letters with which every id of the kind begins. */
const isEmpty = (kind: IdKind, typed: string) =>
  ['', '-', ID_PREFIX[kind], `${ID_PREFIX[kind]}-`].includes(typed.trim().toUpperCase())

function tooShort(kind: IdKind, typed: string): Failure {
  const letters = ID_PREFIX[kind]
  return usage(
    `The id of every ${kind} begins with ${letters}-; "${typed}" does not say which one.`,
    `Type at least the character after that, such as ${letters}-A.${HINTS[kind] ? ` ${HINTS[kind]}` : ''}`,
  )
}

function notFound(kind: IdKind, typed: string): Failure {
  return new Failure({
    code: `${kind}-not-found`,
    title: `No such ${kind}`,
    detail: `There is no ${kind} ${typed}.`,
    hint: HINTS[kind],
  })
}

const HINTS: Partial<Record<IdKind, string>> = {
  musical: 'See: outerpark musical list',
  performance: 'See: outerpark performance list',
  reservation: 'See: outerpark reservation list',
  payment: 'See: outerpark payment list',
  task: 'See: outerpark task list --dead',
}
