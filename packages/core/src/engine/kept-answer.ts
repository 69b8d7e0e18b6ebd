import type { RecordedEvent } from '../policies/index.ts'
import type { Answer, IdempotencyKey } from '../ports/index.ts'

/** The answer to the first request with an Idempotency-Key. */
export type KeptAnswer = {
  readonly key: IdempotencyKey
  readonly answer: Answer
  /** ms since the epoch */
  readonly keptAt: number
  /**
   * The event from which the operation can make its answer again, if it can. Then a driver may store only the key, and
   * not the answer.
   */
  readonly from: RecordedEvent | undefined
}

/** The key of an answer: the number that stands for scope and key, if there is one. */
export const answerKey = ({ scope, key, number }: IdempotencyKey): string | number =>
  number ?? `${scope} ${key}`
