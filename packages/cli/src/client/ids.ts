import { ID_PREFIX, type IdKind, idPrefix, isWholeId, typedTaskId } from '@outerpark/core/kernel'
import { Failure, failure, usage } from '../failure.ts'
import type { ListQuery, Page } from './client.ts'

/** How many ids are listed if a prefix fits several. */
const CANDIDATES = 10

/** The beginning of an id needs its letters, such as RV-, or so many characters: a shorter word may mean anything. */
const LEAST_WITHOUT_LETTERS = 4

/** Asks a person which of several is meant. Undefined if nobody can be asked. */
export type Choose = ((candidates: readonly Candidate[]) => Promise<string>) | undefined
export type Candidate = { readonly id: string; readonly label: string }

/** How ids of one kind are looked up, and what describes a candidate beside its id. */
export type Lookup<T extends { readonly id: string }> = {
  readonly kind: Exclude<IdKind, 'task'>
  readonly list: (query: ListQuery) => Promise<Page<T>>
  readonly label: (item: T) => string
  /** the items that have what was typed as their title, if items of this kind have titles */
  readonly titled?: (typed: string) => Promise<readonly T[]>
}

/**
 * The whole id for what was typed. A whole id is returned as it is. The beginning of an id is looked up, and so is a title:
 * together they have to fit one item only. Otherwise the person is asked, or the error lists what fits.
 *
 * @param typed e.g. `RV-4T7KQ2M9XW`, `rv-4t7`, `4t7k` or `Hadestown`
 */
export async function wholeId<T extends { readonly id: string }>(
  typed: string,
  { kind, list, label, titled }: Lookup<T>,
  choose?: Choose,
): Promise<string> {
  if (isEmpty(kind, typed)) throw tooShort(kind, typed)
  const prefix = idPrefix(kind, typed)
  if (prefix !== undefined && isWholeId(kind, prefix)) return prefix
  const named = withLetters(kind, typed) ? [] : ((await titled?.(typed)) ?? [])
  const short = !withLetters(kind, typed) && typed.trim().length < LEAST_WITHOUT_LETTERS
  if (short && named.length === 0)
    throw prefix === undefined ? notFound(kind, typed) : tooShort(kind, typed)
  const { items: begun, next } =
    prefix === undefined || short
      ? { items: [], next: null }
      : await list({ idPrefix: prefix, limit: CANDIDATES })
  const fitting = [...new Map([...named, ...begun].map((item) => [item.id, item])).values()]
  const [first, ...others] = fitting
  if (!first) throw notFound(kind, typed)
  if (others.length === 0 && next === null) return first.id
  if (choose) return choose(fitting.map((item) => ({ id: item.id, label: label(item) })))
  const candidates = fitting.map((item) => ({ path: item.id, message: label(item) }))
  throw failure(
    'ambiguous-id',
    `${next === null ? fitting.length : `More than ${fitting.length}`} ${nounOf(kind)}s fit "${typed}".`,
    'Type more of the id.',
    { flaws: candidates },
  )
}

/** What a thing of the kind is called in a sentence. */
const nounOf = (kind: IdKind) => (kind === 'staff' ? 'staff member' : kind)

const withLetters = (kind: IdKind, typed: string) =>
  typed.trim().toUpperCase().startsWith(`${ID_PREFIX[kind]}-`)

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
    `The id of every ${nounOf(kind)} begins with ${letters}-; "${typed}" does not say which one.`,
    `Type ${letters}- and at least one character, such as ${letters}-A, or ${LEAST_WITHOUT_LETTERS} characters without it.${HINTS[kind] ? ` ${HINTS[kind]}` : ''}`,
  )
}

function notFound(kind: IdKind, typed: string): Failure {
  const other = kindOf(typed)
  return new Failure({
    code: `${kind}-not-found`,
    title: `No such ${nounOf(kind)}`,
    detail:
      other === undefined || other === kind
        ? `There is no ${nounOf(kind)} ${typed}.`
        : `${typed} is the id of ${withArticle(other)}, and not of ${withArticle(kind)}.`,
    hint: HINTS[kind],
  })
}

/** Of what kind an id is, by its letters. */
function kindOf(typed: string): IdKind | undefined {
  const letters = /^([a-z]{2})-/i.exec(typed.trim())?.[1]?.toUpperCase()
  const kinds = Object.keys(ID_PREFIX) as IdKind[] // its keys are these
  return kinds.find((kind) => ID_PREFIX[kind] === letters)
}

const withArticle = (kind: IdKind) => (kind === 'event' ? 'an event' : `a ${nounOf(kind)}`)

const HINTS: Partial<Record<IdKind, string>> = {
  musical: 'See: outerpark musical list',
  performance: 'See: outerpark performance list',
  reservation: 'See: outerpark reservation list',
  payment: 'See: outerpark payment list',
  task: 'See: outerpark task list --dead',
  token: 'See: outerpark token list',
  staff: 'See: outerpark staff list',
}
