import {
  type Flaw,
  type ProblemCode,
  type ProblemParams,
  type ProblemResponse,
  STATUS_OF,
} from '@outerpark/core/contract'
import type { Refusal } from '@outerpark/core/kernel'
import { isStorageTrouble, mayPassByItself } from '@outerpark/core/names'
import { InvalidCursor, MyPageUnavailable, StoreUnavailable } from '@outerpark/core/ports'
import { flawText, preferredLanguage, problemTexts } from '@outerpark/core/words'
import { type Message, writtenIn } from './reply.ts'

/** What is wrong with a field, at its path. */
export type FieldFlaw = { readonly path: string } & Flaw

type Extras = {
  readonly flaws?: readonly FieldFlaw[]
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * An error that the request's sender can understand: a code with its parameters. Code below a route throws it, and
 * `answer.ts` answers it in the reader's language.
 */
export class Problem<Code extends ProblemCode = ProblemCode> extends Error {
  override readonly name = 'Problem'
  readonly code: Code
  readonly params: ProblemParams[Code]
  readonly extras: Extras
  constructor(code: Code, params: ProblemParams[Code], extras: Extras = {}) {
    // Nobody reads the stack of a problem. A sold-out hall makes thousands of problems per second.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(code)
    Error.stackTraceLimit = limit
    this.code = code
    this.params = params
    this.extras = extras
  }
}

/** Turns a refusal of the core into a problem. */
export const refused = ({ code, params }: Refusal): Problem => new Problem(code, params)

/** The header Retry-After, in whole seconds: rounded up, and at least one. */
export const retryAfter = (ms: number) => ({
  'retry-after': String(Math.max(1, Math.ceil(ms / 1000))),
})

/** A 401 names the scheme (RFC 9110, 11.6.1). */
const SIGN_IN = { 'www-authenticate': 'Bearer' }
const RETRY_LATER = retryAfter(0)
/** The store tries every two seconds whether it can write again. */
const TRY_STORAGE_LATER = retryAfter(2_000)

/**
 * The problem with which an error is answered. A Problem is returned unchanged. Errors of a store in trouble have
 * codes of their own. Any other error is a fault of the program, and the answer shows nothing of it.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StoreUnavailable)
    return error.code === 'storage-full'
      ? new Problem('storage-full', { case: 'write' })
      : new Problem(error.code, { reason: codeOf(error.cause) })
  if (error instanceof MyPageUnavailable)
    return error.code === 'no-room'
      ? new Problem('storage-full', { case: 'second-view' })
      : new Problem('mypage-behind', { case: error.code })
  if (error instanceof InvalidCursor) return new Problem('invalid-cursor', {})
  return new Problem('internal-error', {})
}

/** The code of an error of the database. */
const codeOf = (cause: unknown): string | null =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : null

/**
 * The answer that describes the problem, in the form of RFC 9457.
 *
 * @param acceptLanguage the header of the request; without it the answer is in English
 */
export function problemMessage(problem: Problem, acceptLanguage?: string): Message {
  const { code, params, extras } = problem
  const language = preferredLanguage(acceptLanguage)
  const errors = extras.flaws?.map(({ path, ...flaw }) => ({
    path,
    message: flawText(language, flaw),
    ...flaw,
  }))
  const status = STATUS_OF[code]
  const { title, ...texts } = problemTexts(language, code, params, errors)
  const body: ProblemResponse = {
    type: `urn:outerpark:problem:${code}`,
    title,
    status,
    code,
    params,
    ...texts,
    ...(errors && { errors }),
  }
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...writtenIn(language),
      ...(status === 401 ? SIGN_IN : {}),
      ...retryHeaders(code, status, params),
      ...extras.headers,
    },
    body: JSON.stringify(body),
  }
}

function retryHeaders(code: ProblemCode, status: number, params: object): Message['headers'] {
  if ('waitMs' in params) return retryAfter(Number(params.waitMs))
  if (isStorageTrouble(code)) return mayPassByItself(code) ? TRY_STORAGE_LATER : {}
  return status === 429 || status === 503 ? RETRY_LATER : {}
}
