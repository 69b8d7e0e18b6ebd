import { Failure } from '../failure.ts'

/** Throws the failure again. Its hint begins with what became of the daemon, since it may end with a command to copy. */
export function failedWith(error: unknown, outcome: string): never {
  if (!(error instanceof Failure)) throw error
  const hint = [outcome, error.hint].filter(Boolean).join(' ')
  throw new Failure({ ...error.fields, hint }, { cause: error })
}
