import type { Money } from '@outerpark/core/kernel'
import { LRUCache } from 'lru-cache'
import { checkSum, type Intent, KEY_FIELD } from './intent.ts'
import { createIntent, type Found, retrieveIntent, searchIntents } from './intents.ts'
import { misbehaved } from './misbehaved.ts'
import type { StripeSession } from './session.ts'
import { standingOf } from './standing.ts'

/**
 * An intent of this age (ms) is surely in the search index, with every other intent for the same key. The value lies
 * between an hour, by which the index may be late, and a day, for which an idempotency key is kept at least.
 */
const SETTLED_MS = 12 * 60 * 60 * 1000

/**
 * How many ids of intents are kept in memory. The least recently used one is dropped first; a search finds it again.
 */
const REMEMBERED = 10_000

/**
 * Finds the one payment intent of a payment key. A key is charged at most once, because every call for the key finds
 * the same intent. Stripe offers two ways to find it:
 *
 * | way                                   | knows the intent                     | forgets it                 |
 * | ------------------------------------- | ------------------------------------ | -------------------------- |
 * | create with the same idempotency key  | at once                              | after 24 h at the earliest |
 * | search for our key in the metadata    | a minute later, an hour in bad times | never                      |
 *
 * So we search first, and create the intent only if the search finds none. While the index does not have the intent
 * yet, a second create gives the first intent. When Stripe forgets the idempotency key, the index has had the intent
 * for 23 h. In the other order, a create a day later would make a second intent. The search gives old states, so the
 * intent is read again after it.
 *
 * Two intents for one key are possible in one case: Stripe makes an intent and answers 500, and we create another one
 * under the next number (see `numbered`). Nobody knows the id of the first one, so it never changes. Hence the rules:
 *
 * - If an intent has changed (paid, declined, cancelled), it is the right one, at any age.
 * - If no intent has changed, the last one is the right one. While the index does not have it, the chain of numbers
 *   leads to it. After that the search finds it.
 */
export function intentFinder(session: StripeSession) {
  // Saves searches, of which Stripe allows only 20 per second. `lookUp` also needs it until the index has the intent.
  const ids = new LRUCache<string, string>({ max: REMEMBERED })

  /** Remembers the key's intent after it has changed. Before that, another intent may turn out to be the right one. */
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

    /** The intent for the key. Creates it if there is none. */
    async findOrCreate(key: string, amount: Money, signal: AbortSignal): Promise<Intent> {
      const intent =
        (await finding(key, signal)) ?? (await createIntent(session, key, amount, signal))
      checkSum(intent, amount)
      remember(intent)
      return intent
    },

    /**
     * The intent for the key. While the index does not have it yet, only a process that has changed the intent finds
     * it.
     */
    find: finding,
  }
}

export type IntentFinder = ReturnType<typeof intentFinder>

/**
 * The last intent that was made, if it is at least {@link SETTLED_MS} old. If Stripe gave no time, it counts as old
 * enough.
 * @param found the same intents in the same order, with their ages
 */
function settledOf(found: readonly Found[], intents: readonly Intent[]): Intent | undefined {
  const [last] = found
    .map(({ ageMs }, at) => ({ ageMs, intent: intents[at] }))
    .sort((a, b) => a.ageMs - b.ageMs)
  return last && !(last.ageMs < SETTLED_MS) ? last.intent : undefined
}
