import type { ProblemResponse } from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import { Failure, type Flaw, failure } from '../failure.ts'
import { isObject } from '../json-object.ts'
import { language, words } from '../words/words.ts'
import type { Place } from './request.ts'
import { hintWithVersions } from './versions.ts'

/**
 * The failure for an answer of the daemon that is not 2xx, in the language of the reader.
 * @param from.gap what differs between the versions of both, if anything does
 */
export async function failureOf(
  status: number,
  body: string,
  {
    place: { url },
    gap,
    language: given,
  }: {
    readonly place: Place
    readonly gap?: string | undefined
    readonly language?: Language | undefined
  },
): Promise<Failure> {
  const problem = parseProblem(body)
  if (!problem)
    return failure(
      'unexpected-answer',
      ({ lines }) => lines.noReason(new URL(url).origin, status),
      ({ lines }) => lines.isItOne,
    )
  const { code, params } = problem
  // Only a command that fails needs words for it.
  const { problemWords } = await import('@outerpark/core/words')
  // Made when they are read: the reader may have chosen another language meanwhile.
  const texts = () => problemWords(given ?? language(), problem)
  return new Failure({
    code,
    params,
    title: () => texts().title,
    detail: () => fieldsIn(code, texts().errors) ?? texts().detail,
    hint: () => hintWithVersions(code, hintFor(code) ?? texts().hint, gap),
    flaws: () => texts().errors ?? [],
  })
}

/** The wrong fields with their errors. The user typed no request body, so the text does not mention it. */
function fieldsIn(code: string, errors: readonly Flaw[] = []): string | undefined {
  if (code !== 'validation-failed' || errors.length === 0) return undefined
  return errors
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join('; ')
}

/** The CLI's own hint, which names a command. The daemon's hint is about HTTP. */
function hintFor(code: string): string | undefined {
  switch (code) {
    case 'not-signed-in':
      return words().lines.signIn
    case 'not-allowed':
      return words().lines.seeWhoami
    case 'token-revoked':
    case 'token-ended':
      return words().lines.anotherToken
    case 'customers-only':
      return words().lines.forCustomers
    case 'grade-required':
      return words().lines.nameGrade
    default:
      return undefined
  }
}

function parseProblem(body: string): ProblemResponse | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return undefined
  }
  return isProblem(parsed) ? parsed : undefined
}

function isProblem(value: unknown): value is ProblemResponse {
  if (!isObject(value)) return false
  const { code, title, detail, hint = '', errors = [] } = value
  return (
    [code, title, detail, hint].every((text) => typeof text === 'string') &&
    Array.isArray(errors) &&
    errors.every(isFieldError)
  )
}

const isFieldError = (value: unknown): boolean =>
  isObject(value) && typeof value.path === 'string' && typeof value.message === 'string'
