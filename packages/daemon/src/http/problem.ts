import { PROBLEMS, type ProblemCode, type ProblemResponse } from '@outerpark/core/contract'
import { printable, type Refusal } from '@outerpark/core/kernel'
import { InvalidCursor, MyPageUnavailable, StoreUnavailable } from '@outerpark/core/ports'

type Extras = {
  readonly hint?: string
  readonly errors?: readonly { path: string; message: string }[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A request that is answered with an error: thrown anywhere below a route, answered in one place. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly extras: Extras
  constructor(code: ProblemCode, detail: string, extras: Extras = {}) {
    super(detail)
    this.code = code
    this.extras = extras
  }
}

/** What the domain refused, as a problem. */
export function refused({ code, detail, hint }: Refusal): Problem {
  return new Problem(code, detail, hint === undefined ? {} : { hint })
}

const RETRY_LATER = { headers: { 'retry-after': '1' } }

/** What an error is to those outside: problems as they are, a store in trouble, and for the rest no detail. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StoreUnavailable) return new Problem(error.code, error.message, RETRY_LATER)
  if (error instanceof MyPageUnavailable)
    return new Problem('mypage-behind', 'MyPage cannot do that now.', RETRY_LATER)
  if (error instanceof InvalidCursor)
    return new Problem('invalid-cursor', 'The cursor is not one that a list gave out.')
  return new Problem('internal-error', 'Something went wrong here; it is in the log.', {
    hint: 'Try again. If it stays, look at `outerpark daemon logs`.',
  })
}

/** The problem as RFC 9457 has it. */
export function problemResponse({ code, message, extras }: Problem): Response {
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
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 429 || status === 503 ? RETRY_LATER.headers : {}),
      ...headers,
    },
  })
}
