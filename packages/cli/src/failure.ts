import type { ProblemCode } from '@outerpark/core/contract'

/** The error codes of the CLI itself, with their titles. */
export const TITLES = {
  usage: 'Wrong usage',
  'missing-argument': 'Something is missing',
  'confirmation-needed': 'Not confirmed',
  'not-confirmed': 'Not confirmed',
  'not-signed-in': 'Not signed in',
  'ambiguous-id': 'More than one fits',
  'code-needed': 'A code was sent',
  'customer-has-bookings': 'There are bookings',
  'season-invalid': 'The season file is not valid',
  'file-unreadable': 'The file cannot be read',
  'wait-timeout': 'Still not settled',
  'payment-declined': 'The payment was declined',
  'reservation-expired': 'Not paid in time',
  'home-not-writable': 'The home cannot be written',
  'file-not-trusted': 'A file is not safe',
  'profiles-unreadable': 'The profiles cannot be read',
  'profile-exists': 'The profile exists already',
  'profile-not-found': 'No such profile',
  'insecure-address': 'Not safe to send a token',
  'daemon-unreachable': 'The box office does not answer',
  'daemon-start-failed': 'The daemon did not start',
  'daemon-still-running': 'The daemon is still running',
  'outcome-unknown': 'It may have been done',
  'unexpected-answer': 'Not an answer of a box office',
  interrupted: 'Interrupted',
  'internal-error': 'Internal error',
} as const

export type LocalCode = keyof typeof TITLES

/** One of several mistakes, e.g. in one line of a season file. */
export type Flaw = { readonly path: string; readonly message: string }

export type FailureFields = {
  /** stable, for programs; the CLI's own or the daemon's */
  readonly code: LocalCode | ProblemCode | (string & {})
  readonly title: string
  /** what the daemon says beside the code (`ProblemParams`), if it comes from there */
  readonly params?: unknown
  /** what happened and why, for people */
  readonly detail: string
  /** what to do next, mostly a command */
  readonly hint?: string | undefined
  readonly flaws?: readonly Flaw[] | undefined
}

/** The only error that the CLI explains to people. Anything else that is thrown is a bug of the CLI. */
export class Failure extends Error implements FailureFields {
  override readonly name = 'Failure'
  readonly code: string
  readonly title: string
  readonly params: unknown
  readonly detail: string
  readonly hint: string | undefined
  readonly flaws: readonly Flaw[]

  constructor(fields: FailureFields, options?: ErrorOptions) {
    super(fields.detail, options)
    this.code = fields.code
    this.title = fields.title
    this.params = fields.params
    this.detail = fields.detail
    this.hint = fields.hint
    this.flaws = fields.flaws ?? []
  }
}

/** A failure of the CLI itself; the code gives its title. */
export function failure(
  code: LocalCode,
  detail: string,
  hint?: string,
  more: { flaws?: readonly Flaw[]; cause?: unknown } = {},
): Failure {
  const { flaws, cause } = more
  return new Failure({ code, title: TITLES[code], detail, hint, flaws }, { cause })
}

/** A failure for invalid input. */
export function usage(detail: string, hint?: string): Failure {
  return failure('usage', detail, hint)
}
