import { PROBLEMS, type ProblemCode, type ProblemResponse } from '@outerpark/core/contract'
import { printable, type Refusal } from '@outerpark/core/kernel'
import { InvalidCursor, MyPageUnavailable, StoreUnavailable } from '@outerpark/core/ports'
import type { Message } from './reply.ts'

type Extras = {
  readonly hint?: string
  readonly errors?: readonly { path: string; message: string }[]
  readonly headers?: Readonly<Record<string, string>>
}

/** An error that the request's sender can understand. Code below a route throws it, and `answer.ts` answers it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly extras: Extras
  constructor(code: ProblemCode, detail: string, extras: Extras = {}) {
    // Nobody reads the stack of a problem. A sold-out hall makes thousands of problems per second.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(detail)
    Error.stackTraceLimit = limit
    this.code = code
    this.extras = extras
  }
}

/** Turns a refusal of the core into a problem. */
export function refused({ code, detail, hint, retryAfterMs }: Refusal): Problem {
  return new Problem(code, detail, {
    ...(hint === undefined ? {} : { hint }),
    ...(retryAfterMs === undefined ? {} : { headers: retryAfter(retryAfterMs) }),
  })
}

/** The header Retry-After, in whole seconds: rounded up, and at least one. */
export const retryAfter = (ms: number) => ({
  'retry-after': String(Math.max(1, Math.ceil(ms / 1000))),
})

/** Why MyPage cannot do something now. Its own words may name files. */
const MYPAGE_DETAILS: Record<MyPageUnavailable['code'], string> = {
  'no-view-yet': 'MyPage is being made from the events. Try again soon.',
  'view-in-use': 'Another process has the view of MyPage open, so it cannot be exchanged.',
  'no-room': 'The disk is full. A rebuild needs room for a second view. The old one stays.',
  'projector-stopped': 'The projector of MyPage stopped before it was done.',
}

/** A 401 names the scheme (RFC 9110, 11.6.1). */
const SIGN_IN = { headers: { 'www-authenticate': 'Bearer' } }
const RETRY_LATER = { headers: { 'retry-after': '1' } }

/**
 * The problem with which an error is answered. A Problem is returned unchanged. Errors of a store in trouble have
 * codes of their own. Any other error is a fault of the program, and the answer shows nothing of it.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StoreUnavailable) return new Problem(error.code, error.message, RETRY_LATER)
  if (error instanceof MyPageUnavailable)
    return new Problem(
      error.code === 'no-room' ? 'storage-full' : 'mypage-behind',
      MYPAGE_DETAILS[error.code],
      RETRY_LATER,
    )
  if (error instanceof InvalidCursor)
    return new Problem('invalid-cursor', 'The cursor is not one that a list gave out.')
  return new Problem('internal-error', 'Something went wrong here; it is in the log.', {
    hint: 'Try again. If it stays, look at `outerpark daemon logs`.',
  })
}

/** The answer that describes the problem, in the form of RFC 9457. */
export function problemMessage({ code, message, extras }: Problem): Message {
  const { status, title } = PROBLEMS[code]
  const { hint, errors, headers } = extras
  const body: ProblemResponse = {
    type: `urn:outerpark:problem:${code}`,
    title,
    status,
    code,
    detail: printable(message),
    ...(hint === undefined ? {} : { hint }),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  }
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? SIGN_IN.headers : {}),
      ...(status === 429 || status === 503 ? RETRY_LATER.headers : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  }
}
