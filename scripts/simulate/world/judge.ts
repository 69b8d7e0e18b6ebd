import type { CommitMeta, Outcome } from '@outerpark/core/ports'

/** Judges the answer to a command when it is decided, before anything else can happen. */
export type Judge = (
  name: string,
  outcome: Outcome<unknown>,
  command: unknown,
  meta: CommitMeta,
) => void
