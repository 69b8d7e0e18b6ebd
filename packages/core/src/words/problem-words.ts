import type { FlawCode, FlawParams, ProblemCode, ProblemParams } from '../contract/index.ts'
import { printable } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import { WORDS } from './catalogues.ts'
import type { Sentence } from './sentence.ts'

/** What is wrong with a field, at its path: `performances.0.grades.1.seats`. '' is the whole body or query. */
export type FieldError = { readonly path: string; readonly message: string }

/** What a problem says to people. */
export type ProblemTexts = { readonly title: string } & Sentence

/** What is wrong with a field, as it goes on after the field's name: `must be at least 1`. */
export function flawText<Code extends FlawCode>(
  language: Language,
  { code, params }: { readonly code: Code; readonly params: FlawParams[Code] },
): string {
  return printable(WORDS[language].flaws[code](params))
}

/**
 * What a problem says, out of its code and its parameters. The texts are printable, whatever users typed.
 *
 * @param errors of the fields, in the same language; the detail repeats them
 */
export function problemTexts<Code extends ProblemCode>(
  language: Language,
  code: Code,
  params: ProblemParams[Code],
  errors?: readonly FieldError[],
): ProblemTexts {
  const { titles, problems } = WORDS[language]
  const { detail, hint } = problems[code](params)
  const whole = errors ? `${detail}: ${namedIn(errors, moreIn(params), language)}` : detail
  return {
    title: titles[code],
    detail: printable(whole),
    ...(hint !== undefined && { hint: printable(hint) }),
  }
}

/** `seats: must be at least 1; and 3 more` */
function namedIn(errors: readonly FieldError[], more: number, language: Language): string {
  const named = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
  return [...named, ...(more > 0 ? [MORE[language](more)] : [])].join('; ')
}

/** How many errors there are that a problem does not name. */
const moreIn = (params: object): number => ('more' in params ? Number(params.more) : 0)

const MORE: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `and ${count} more`,
  ko: (count) => `그 밖에 ${count}개`,
}
