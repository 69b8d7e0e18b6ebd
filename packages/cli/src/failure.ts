import type { ProblemCode } from '@outerpark/core/contract'
import { unticked } from './text/unticked.ts'
import { type CliWords, say, type Text, words } from './words/words.ts'

/** The error codes of the CLI itself. */
export type LocalCode = keyof CliWords['titles']

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

/** The fields of a failure, whose texts are made when they are read: in the language of the reader of then. */
type FailureTexts = Omit<FailureFields, 'title' | 'detail' | 'hint' | 'flaws'> & {
  readonly title: Text
  readonly detail: Text
  readonly hint?: Text | (() => string | undefined) | undefined
  readonly flaws?: readonly Flaw[] | (() => readonly Flaw[]) | undefined
}

/** The only error that the CLI explains to people. Anything else that is thrown is a bug of the CLI. */
export class Failure extends Error implements FailureFields {
  override readonly name = 'Failure'
  readonly code: string
  readonly params: unknown
  readonly #texts: FailureTexts

  constructor(fields: FailureTexts, options?: ErrorOptions) {
    super(say(fields.detail), options)
    this.code = fields.code
    this.params = fields.params
    this.#texts = fields
  }

  get title(): string {
    return unticked(say(this.#texts.title))
  }

  get detail(): string {
    return unticked(say(this.#texts.detail))
  }

  get hint(): string | undefined {
    const { hint } = this.#texts
    const said = typeof hint === 'function' ? hint(words()) : hint
    return said && unticked(said)
  }

  get flaws(): readonly Flaw[] {
    const { flaws } = this.#texts
    const all = typeof flaws === 'function' ? flaws() : (flaws ?? [])
    return all.map(({ path, message }) => ({ path, message: unticked(message) }))
  }

  /** Its fields as they are now. */
  get fields(): FailureFields {
    const { code, title, params, detail, hint, flaws } = this
    return { code, title, params, detail, hint, flaws }
  }
}

/**
 * A failure of the CLI itself; the code gives its title.
 *
 * @example failure('interrupted', ({ prompts }) => prompts.nothingDone)
 */
export function failure(
  code: LocalCode,
  detail: Text,
  hint?: Text,
  more: { flaws?: FailureTexts['flaws']; cause?: unknown; params?: unknown } = {},
): Failure {
  const { flaws, cause, params } = more
  const title: Text = ({ titles }) => titles[code]
  return new Failure({ code, title, params, detail, hint, flaws }, { cause })
}

/** A failure for invalid input. */
export function usage(detail: Text, hint?: Text): Failure {
  return failure('usage', detail, hint)
}

/** The same error with another hint, if there is one for its code. */
export function withHints(error: unknown, hints: Readonly<Record<string, Text>>): unknown {
  const hint = error instanceof Failure ? hints[error.code] : undefined
  if (!(error instanceof Failure) || hint === undefined) return error
  return new Failure({ ...error.fields, hint }, { cause: error.cause })
}
