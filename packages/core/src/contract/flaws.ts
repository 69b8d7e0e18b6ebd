import type { z } from 'zod'
import type { Nothing } from '../kernel/index.ts'

/** What a value can be. Other kinds have zod's own name. */
export type Kind = 'text' | 'number' | 'whole-number' | 'true-or-false' | 'list' | 'object'

/** A bound of a number, of the characters of a text, or of the items of a list. */
type Bound = {
  readonly of: 'number' | 'text' | 'list'
  readonly limit: number
  /** whether the limit itself is allowed */
  readonly isAllowed: boolean
}

/**
 * What can be wrong with a field or a setting, by its code, with what each says. `words/` makes texts of it, which go on
 * after the name of the field: `seats: must be at least 1`.
 */
export type FlawParams = {
  missing: Nothing
  /** the value has none of these kinds */
  'wrong-kind': { readonly expected: readonly (Kind | (string & {}))[] }
  'not-listed': { readonly values: readonly string[] }
  'too-small': Bound
  'too-large': Bound
  /** unknown fields, and how many more there are */
  'unknown-fields': { readonly names: readonly string[]; readonly more: number }
  'not-valid': Nothing
  empty: Nothing
  'control-characters': Nothing
  'unseen-characters': Nothing
  /** it has U+FFFD, which stands for bytes that are not UTF-8 */
  misread: Nothing
  'nothing-seen': Nothing
  'not-an-email': Nothing
  'not-a-code': Nothing
  /** `meant`: the currency that was probably meant, or null */
  'unknown-currency': { readonly meant: string | null }
  'not-a-start': Nothing
  'not-a-day': Nothing
  /** the last day of a period is before the first one, `from` */
  'before-the-first-day': { readonly from: string }
  'not-a-moment': { readonly example: string }
  'unknown-time-zone': Nothing
  'not-a-card': Nothing
  'nothing-to-change': Nothing
  'no-grades': Nothing
  'no-scopes': Nothing
  'grade-twice': Nothing
  /** how many seats there are follows from the hall */
  'hall-says': Nothing
  /** `lines` beside `seats` or `grade` */
  'seats-or-lines': Nothing
  'version-or-plan': Nothing
  /** a field for those who do not choose their seats, beside `places` */
  'seats-chosen': Nothing
  /** a field for seats of one grade, beside several `lines` */
  'one-grade-only': Nothing
  'not-like': { readonly example: string }
  'preset-or-rules': Nothing
  /** on a day so many days before the performance no refund rule counts */
  'no-rule': { readonly days: number }
  /** a refund rule keeps less so many days before than on an earlier day */
  'keeps-less': { readonly days: number }
  'not-a-latency': { readonly most: number }
  'not-a-share': Nothing
  'not-a-switch': Nothing
  'not-a-cursor': Nothing
}

export type FlawCode = keyof FlawParams

export type Flaw = {
  readonly [Code in FlawCode]: { readonly code: Code; readonly params: FlawParams[Code] }
}[FlawCode]

/**
 * A flaw as the message of a schema, since zod carries texts only.
 *
 * @example
 * z.string().min(1, flaw('empty', {}))
 */
export const flaw = <Code extends FlawCode>(code: Code, params: FlawParams[Code]): string =>
  JSON.stringify({ code, params })

/**
 * The error of a schema for a value that is not of its kind at all. If the value is missing, too small or too large, the
 * schema says nothing, and {@link asFlaw} does.
 */
export const flawed = <Code extends FlawCode>(code: Code, params: FlawParams[Code]) => ({
  error: ({ input, code: issue }: { readonly input?: unknown; readonly code?: string }) =>
    input === undefined || issue === 'too_small' || issue === 'too_big'
      ? undefined
      : flaw(code, params),
})

/** The flaw in the message of an issue. Undefined if the schema has a sentence of its own, as settings do. */
export function readFlaw(message: string): Flaw | undefined {
  // `flaw` wrote it. No sentence begins like this.
  return message.startsWith('{"code":') ? (JSON.parse(message) as Flaw) : undefined
}

/**
 * The flaw of an issue whose schema says nothing about it, as its message. Pass it to `safeParse` as its `error`, and read
 * the messages with {@link readFlaw}.
 */
export function asFlaw(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return flaw('missing', {})
  switch (issue.code) {
    case 'invalid_type':
      return flaw('wrong-kind', { expected: [KINDS[issue.expected] ?? issue.expected] })
    case 'invalid_value':
      return flaw('not-listed', { values: issue.values.map(String) })
    case 'too_small':
      return flaw('too-small', boundOf(issue.origin, issue.minimum, issue.inclusive))
    case 'too_big':
      return flaw('too-large', boundOf(issue.origin, issue.maximum, issue.inclusive))
    case 'unrecognized_keys':
      return flaw('unknown-fields', {
        names: issue.keys.slice(0, MOST_NAMED),
        more: Math.max(0, issue.keys.length - MOST_NAMED),
      })
    default:
      return flaw('not-valid', {})
  }
}

/** How many unknown fields are named. */
const MOST_NAMED = 20

const KINDS: Readonly<Record<string, Kind>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'true-or-false',
  array: 'list',
  object: 'object',
  record: 'object',
}

const ORIGINS: Readonly<Record<string, Bound['of']>> = { string: 'text', array: 'list' }

const boundOf = (origin: string, limit: number | bigint, inclusive = true): Bound => ({
  of: ORIGINS[origin] ?? 'number',
  limit: Number(limit),
  isAllowed: inclusive,
})
