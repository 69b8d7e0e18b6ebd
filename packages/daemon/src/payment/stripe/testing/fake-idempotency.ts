import { setTimeout as sleep } from 'node:timers/promises'
import { type Form, failure, type Reply } from './fake-objects.ts'

const DAY_MS = 24 * 60 * 60 * 1000

type Saved = { fingerprint: string; at: number; reply?: Reply }
export type KeptReply = Reply & { readonly replayed?: boolean }

/**
 * Idempotency as Stripe documents it. Replies are kept for a day, failures too. The same key with other parameters, or
 * while its first call is under way, is refused.
 */
export function keptReplies({ now, latencyMs }: { now: () => number; latencyMs: number }) {
  const saved = new Map<string, Saved>()

  /**
   * @param key the idempotency key, if there is one
   * @param work does the operation; not called if the key has a reply already
   */
  return async (
    path: string,
    form: Form,
    key: string | undefined,
    work: () => Reply,
  ): Promise<KeptReply> => {
    const fingerprint = JSON.stringify([path, [...form].sort()])
    const before = key === undefined ? undefined : saved.get(key)
    if (before && now() - before.at < DAY_MS) {
      if (before.fingerprint !== fingerprint)
        return failure(400, {
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        })
      if (!before.reply)
        return failure(409, {
          type: 'idempotency_error',
          code: 'idempotency_key_in_use',
          message:
            'There is currently another in-progress request using this Stripe-Account and idempotency key.',
        })
      return { ...before.reply, replayed: true }
    }
    const slot: Saved = { fingerprint, at: now() }
    if (key !== undefined) saved.set(key, slot)
    await sleep(Math.random() * latencyMs, undefined, { ref: false })
    const reply = work()
    await sleep(Math.random() * latencyMs, undefined, { ref: false })
    if (reply.unbegun && key !== undefined) saved.delete(key)
    slot.reply = reply
    return reply
  }
}
