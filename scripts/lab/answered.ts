import type { CommitMeta, Store } from '@outerpark/core/ports'

/** Whether the request was answered before, as the HTTP routes ask it when a booking would not be admitted. */
export async function isAnswered(
  { answers }: Pick<Store, 'answers'>,
  { idempotency }: CommitMeta,
): Promise<boolean> {
  return idempotency !== undefined && (await answers.recall(idempotency)) !== undefined
}
