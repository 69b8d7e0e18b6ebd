import type { FlawCode, FlawParams, ProblemCode, ProblemParams } from '../contract/index.ts'
import type { Happened, NoticeParams } from '../mypage/index.ts'
import type {
  BackupFaultCode,
  BackupFaultParams,
  CheckFinding,
  Language,
  StartFaultCode,
  StartFaultParams,
} from '../names/index.ts'
import type { NoticeFields } from '../notice/index.ts'
import { backupTexts } from './backup-words.ts'
import { WORDS } from './catalogues.ts'
import { checkText } from './check-words.ts'
import { type FieldError, flawText, type ProblemTexts, problemTexts } from './problem-words.ts'
import type { Sentence } from './sentence.ts'
import { startTexts } from './start-words.ts'
import { noticeText, timelineText } from './timeline-text.ts'

// Answers of a daemon that may have another version: with codes or types that this version does not know, or with other
// parameters. Then its own texts are shown.

/** A problem as it comes in an answer. */
export type ReceivedProblem = {
  readonly code: string
  readonly params?: unknown
  readonly title: string
  readonly detail: string
  readonly hint?: string | undefined
  readonly errors?: readonly ReceivedError[] | undefined
}

type ReceivedError = FieldError & { readonly code?: string | undefined; readonly params?: unknown }

/**
 * What a problem says to people, in their language. If this version does not know its code, or its parameters do not fit,
 * it says what the daemon said.
 *
 * @example
 * const { detail, hint } = problemWords('ko', await answer.json())
 */
export function problemWords(
  language: Language,
  problem: ReceivedProblem,
): ProblemTexts & { readonly errors?: readonly FieldError[] } {
  const { code, params, title, detail, hint } = problem
  const errors = problem.errors?.map((error) => errorIn(language, error))
  const texts = ifKnown(WORDS[language].titles, code, () =>
    // Code and parameters are checked as they are read.
    problemTexts(
      language,
      code as ProblemCode,
      checked(params) as ProblemParams[ProblemCode],
      errors,
    ),
  )
  return {
    ...(texts ?? { title, detail, ...(hint !== undefined && { hint }) }),
    ...(errors && { errors }),
  }
}

function errorIn(language: Language, { path, message, code, params }: ReceivedError): FieldError {
  const text = ifKnown(WORDS[language].flaws, code, () =>
    flawText(language, { code: code as FlawCode, params: checked(params) as FlawParams[FlawCode] }),
  )
  return { path, message: text ?? message }
}

/** What a reservation says of itself. MyPage does not repeat it with each entry and notice. */
export type Subject = Omit<NoticeFields, 'refunded' | 'left'>

/** Who reads what happened to a booking. */
export type Reader = 'customer' | 'staff'

/**
 * The sentence of an entry of a timeline, in the reader's language.
 *
 * @param subject the reservation; without it only an entry that says everything itself gets a sentence of this language
 * @param reader whom the sentence calls "you": the customer, or nobody if the staff read it
 */
export function entryWords(
  language: Language,
  {
    type,
    params,
    text,
  }: { readonly type: string; readonly params?: unknown; readonly text: string },
  subject?: Subject,
  reader: Reader = 'customer',
): string {
  const own = fieldsOf(params)
  const whole =
    type === 'NoticeSent' ? { ...own, ...noticed(own, subject) } : { ...subject, ...own }
  const all = type === 'Reserved' ? { deferredUntil: null, ...whole } : { ...whole, reader }
  const words = ifKnown(WORDS[language].timeline, type, () =>
    timelineText(language, { type, params: checked(all) } as Happened),
  )
  return words ?? text
}

/** Why a daemon does not start, in the reader's language. If this version does not know the code, it is what the daemon said. */
export function startFaultWords(
  language: Language,
  { code, params, detail, hint }: Sentence & { readonly code: string; readonly params?: unknown },
): Sentence {
  const words = ifKnown(WORDS[language].startFaults, code, () =>
    startTexts(
      language,
      code as StartFaultCode,
      checked(params) as StartFaultParams[StartFaultCode],
    ),
  )
  return words ?? { detail, ...(hint !== undefined && { hint }) }
}

/** Why a backup is not made or not restored, in the reader's language. If this version does not know the code, it is what came. */
export function backupFaultWords(
  language: Language,
  { code, params, detail, hint }: Sentence & { readonly code: string; readonly params?: unknown },
): Sentence {
  const words = ifKnown(WORDS[language].backupFaults, code, () =>
    backupTexts(
      language,
      code as BackupFaultCode,
      checked(params) as BackupFaultParams[BackupFaultCode],
    ),
  )
  return words ?? { detail, ...(hint !== undefined && { hint }) }
}

/** What a check of `verify` has found, in the reader's language. */
export function checkWords(
  language: Language,
  {
    code,
    params,
    detail,
  }: {
    readonly code?: string | undefined
    readonly params?: unknown
    readonly detail: string
  },
): string {
  const words = ifKnown(WORDS[language].checks, code, () =>
    checkText(language, { code, params: checked(params) } as CheckFinding),
  )
  return words ?? detail
}

/** The text of a notice, in the reader's language. `subject`: its reservation. */
export function noticeWords(
  language: Language,
  notice: { readonly template?: string | undefined; readonly text: string },
  subject?: Subject,
): string {
  const { template, text } = notice
  const words = ifKnown(WORDS[language].notices, template, () =>
    noticeText(language, {
      template,
      fields: checked(noticed(fieldsOf(notice), subject).fields),
    } as NoticeParams),
  )
  return words ?? text
}

/** The fields of a notice: as they came, else those of its reservation. */
function noticed(own: Fields, subject: Subject | undefined): { readonly fields?: unknown } {
  if (own.fields !== undefined || !subject) return { fields: own.fields }
  const nothing = { ...subject.amount, amount: 0 }
  const { announcement } = own
  const told = announcement === undefined ? {} : { announcement }
  // What is left by now is not what was left at that time.
  return { fields: { ...subject, left: own.left, refunded: own.refunded ?? nothing, ...told } }
}

type Fields = Readonly<Record<string, unknown>>
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {}

/** The text, unless the catalogue has no such entry, or its parameters do not fit. */
function ifKnown<Text>(catalogue: object, name: string | undefined, text: () => Text) {
  if (name === undefined || !Object.hasOwn(catalogue, name)) return undefined
  try {
    return text()
  } catch {
    return undefined
  }
}

/** The value, but whoever reads a field that is not there gets an exception instead of `undefined` in a sentence. */
function checked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return new Proxy(value, {
    get(target, name) {
      if (!(name in target)) throw new TypeError(`There is no ${String(name)}.`)
      return checked(Reflect.get(target, name))
    },
  })
}
