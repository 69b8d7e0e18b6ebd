import { ID_PREFIX, type IdKind, idPrefix, isWholeId, typedTaskId } from '@outerpark/core/kernel'
import { Failure, failure, usage } from '../failure.ts'
import { words } from '../words/words.ts'
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
    ({ ids }) => ids.severalFit(kind, fitting.length, next !== null, typed),
    ({ ids }) => ids.moreOfIt,
    { flaws: candidates },
  )
}

const withLetters = (kind: IdKind, typed: string) =>
  typed.trim().toUpperCase().startsWith(`${ID_PREFIX[kind]}-`)

/** The id of the task for what was typed: `TK-110` or `110`. A task's number cannot be shortened. */
export function wholeTaskId(typed: string): string {
  if (isEmpty('task', typed)) throw usage(({ ids }) => ids.taskId(typed), hintOf('task'))
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
    ({ ids }) => ids.tooShort(kind, letters, typed),
    ({ ids }) =>
      [ids.typeMore(letters, LEAST_WITHOUT_LETTERS), ...[hintOf(kind) ?? []].flat()].join(' '),
  )
}

function notFound(kind: IdKind, typed: string): Failure {
  const other = kindOf(typed)
  return new Failure({
    code: `${kind}-not-found`,
    title: ({ ids }) => ids.noSuch(kind),
    detail: ({ ids }) =>
      other === undefined || other === kind
        ? ids.none(kind, typed)
        : ids.ofAnother(typed, other, kind),
    hint: hintOf(kind),
  })
}

/** Of what kind an id is, by its letters. */
function kindOf(typed: string): IdKind | undefined {
  const letters = /^([a-z]{2})-/i.exec(typed.trim())?.[1]?.toUpperCase()
  const kinds = Object.keys(ID_PREFIX) as IdKind[] // its keys are these
  return kinds.find((kind) => ID_PREFIX[kind] === letters)
}

/** Where to look for things of the kind. */
function hintOf(kind: IdKind): string | undefined {
  const command = LISTS[kind]
  return command === undefined ? undefined : words().ids.see(command)
}

const LISTS: Partial<Record<IdKind, string>> = {
  musical: 'outerpark musical list',
  performance: 'outerpark performance list',
  reservation: 'outerpark reservation list',
  payment: 'outerpark payment list',
  task: 'outerpark task list --dead',
  token: 'outerpark token list',
  staff: 'outerpark staff list',
  hall: 'outerpark hall list',
}
