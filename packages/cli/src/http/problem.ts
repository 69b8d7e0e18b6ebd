import type { ProblemResponse } from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import { Failure, type Flaw, failure } from '../failure.ts'
import type { Place } from './request.ts'
import { hintWithVersions } from './versions.ts'

/**
 * The failure for an answer of the daemon that is not 2xx, in the language of the user.
 * @param from.gap what differs between the versions of both, if anything does
 */
export async function failureOf(
  status: number,
  body: string,
  {
    place: { url },
    gap,
    language = 'en',
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
      `${new URL(url).origin} answered ${status} without saying why.`,
      'Is this the address of a box office? See --url and OUTERPARK_URL.',
    )
  const { code, params } = problem
  // Only a command that fails needs words for it.
  const { problemWords } = await import('@outerpark/core/words')
  const { title, errors, ...words } = problemWords(language, problem)
  const detail = fieldsIn(code, errors) ?? words.detail
  const hint = hintWithVersions(code, hintFor(code) ?? words.hint, gap)
  return new Failure({ code, params, title, detail, hint, flaws: errors })
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
      return 'Sign in with "outerpark login" (without a token: "outerpark login --email ADDRESS", if the box office sends mails), or become a customer with "outerpark signup".'
    case 'not-allowed':
      return 'See what your token may do: "outerpark whoami". On the machine of the daemon, "--profile admin" may do all that staff may.'
    case 'token-revoked':
    case 'token-ended':
      return 'Sign in with another token: "outerpark login". The box office can give you a new one.'
    case 'customers-only':
      return 'This is for customers: run "outerpark signup", or choose one with "--profile NAME".'
    case 'grade-required':
      return 'Name the grade with --grade.'
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
  if (typeof value !== 'object' || value === null) return false
  const { code, title, detail } = value as Partial<Record<string, unknown>> // any object has these, or undefined
  return [code, title, detail].every((field) => typeof field === 'string')
}
