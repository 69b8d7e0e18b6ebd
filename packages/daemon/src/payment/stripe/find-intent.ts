import type { Money } from '@outerpark/core/kernel'
import { LRUCache } from 'lru-cache'
import { checkSum, type Intent, KEY_FIELD } from './intent.ts'
import { createIntent, type Found, retrieveIntent, searchIntents } from './intents.ts'
import { misbehaved } from './misbehaved.ts'
import type { StripeSession } from './session.ts'
import { standingOf } from './standing.ts'

/**
 * From this age on the search index surely knows an intent, and every other intent that was made for the same key.
 * It lies between the hour by which the index may be late and the day for which an idempotency key lives at least.
 */
const SETTLED_MS = 12 * 60 * 60 * 1000

/** How many ids of intents are remembered. The one not asked for longest is forgotten first, and found by search. */
const REMEMBERED = 10_000

/**
 * Finds the one payment intent of a payment key. A key is charged at most once because everybody who asks for its
 * intent gets the same one. Stripe offers two ways to find it:
 *
 * | way                               | knows the intent                      | forgets it            |
 * | --------------------------------- | ------------------------------------- | --------------------- |
 * | the idempotency key of its making | at once                               | after 24 h at the earliest |
 * | the search by our key on it       | a minute later, an hour in bad times  | never                 |
 *
 * So we search first, and make the intent only if the search finds none. While the index does not know the intent yet,
 * making it again gives the first one. When the idempotency key is forgotten, the index has known the intent for 23 h.
 * The other order would make a second intent a day later. The search gives old states, so the intent is read again.
 *
 * There is one way to two intents: Stripe makes one and answers 500, and we go on under the next number (see
 * `numbered`). Nobody knows the id of the first, so nothing is ever done to it. Hence:
 *
 * - If something was done to an intent (paid, declined, cancelled), it is the one, at whatever age.
 * - If nothing was done to any, it is the last that was made. The chain of numbers leads to it while the index does
 *   not know it, and the search leads to it from then on.
 */
export function intentFinder(session: StripeSession) {
  // Saves a search, which Stripe allows only 20 times a second, and bridges its lag for `lookUp`.
  const ids = new LRUCache<string, string>({ max: REMEMBERED })

  /** Notes the key's intent once something was done to it: before that, another may turn out to be the one. */
  function remember(intent: Intent): void {
    if (standingOf(intent).is !== 'open') ids.set(intent.metadata[KEY_FIELD], intent.id)
  }

  async function search(key: string, signal: AbortSignal) {
    const found = await searchIntents(session, key, signal)
    const intents = await Promise.all(
      found.map(({ id }) => retrieveIntent(session, id, key, signal)),
    )
    const touched = intents.filter((intent) => standingOf(intent).is !== 'open')
    if (touched.length > 1)
      throw misbehaved(
        `Stripe has ${touched.length} intents for ${key}, and something was done to each.`,
        touched.map(({ id, status }) => `${id} ${status}`).join(', '),
      )
    return touched[0] ?? settledOf(found, intents)
  }

  async function finding(key: string, signal: AbortSignal): Promise<Intent | undefined> {
    const known = ids.get(key)
    return known ? retrieveIntent(session, known, key, signal) : search(key, signal)
  }

  return {
    remember,

    /** The intent for the key, made if there is none. */
    async findOrCreate(key: string, amount: Money, signal: AbortSignal): Promise<Intent> {
      const intent =
        (await finding(key, signal)) ?? (await createIntent(session, key, amount, signal))
      checkSum(intent, amount)
      remember(intent)
      return intent
    },

    /**
     * The intent for the key. While the index does not know it yet, only a process that has done something to it finds
     * it.
     */
    find: finding,
  }
}

export type IntentFinder = ReturnType<typeof intentFinder>

/**
 * The last intent that was made, if that is long enough ago. If Stripe gave no time, it counts as long enough.
 * @param found the same intents in the same order, with their ages
 */
function settledOf(found: readonly Found[], intents: readonly Intent[]): Intent | undefined {
  const [last] = found
    .map(({ ageMs }, at) => ({ ageMs, intent: intents[at] }))
    .sort((a, b) => a.ageMs - b.ageMs)
  return last && !(last.ageMs < SETTLED_MS) ? last.intent : undefined
}
