import type { Money } from '@outerpark/core/kernel'
import { checkSum, type Intent, KEY_FIELD } from './intent.ts'
import { createIntent, type Found, retrieveIntent, searchIntents } from './intents.ts'
import { misbehaved } from './misbehaved.ts'
import type { StripeSession } from './session.ts'
import { standingOf } from './standing.ts'

/**
 * How old an intent is when the search index surely knows it and what was made beside it.
 * Between the hour that the index may lag behind and the day that an idempotency key lives at least.
 */
const SETTLED_MS = 12 * 60 * 60 * 1000

/** How many ids of intents are remembered; the oldest is forgotten first, and then found again by search. */
const REMEMBERED = 10_000

/**
 * The one payment intent of a payment key. Never two: what keeps a key from being charged twice is that everybody
 * who asks for its intent gets the same one.
 *
 * Stripe offers two ways to find it, and neither is enough:
 * - the *idempotency key* of its creation is consistent at once, but is forgotten after 24 hours or more;
 * - the *search* by our key in its metadata finds it for ever, but usually a minute, and in bad times an hour, late.
 *
 * So the search comes first, and the creation only where it finds nothing: by the time an idempotency key is
 * forgotten, the index has known the intent for 23 hours; and while the index does not know it yet, the creation
 * gives the first intent again instead of a second one. (The other order would make a second one a day later, and
 * would die between making it and finding the first.) What the search tells beyond the id may be old, so the intent
 * itself is read again, which is consistent.
 *
 * There is one way to two intents: Stripe makes one, yet answers 500, and the creation goes on under the next number
 * (see `numbered`). Nobody knows the first one's id, so nothing is ever done to it. Hence an intent that something
 * was done to is *the* one, at whatever age. If nothing was done to any, it is the last that was made: the chain of
 * numbers leads to it while the index may not know it yet, and the search does from then on.
 */
export function intentFinder(session: StripeSession) {
  // Saves a search, which Stripe allows only 20 times a second, and bridges its lag for `lookUp`.
  const ids = new Map<string, string>()

  /** Notes the key's intent once something was done to it: before that, another may turn out to be the one. */
  function remember(intent: Intent): void {
    if (standingOf(intent).is === 'open') return
    const key = intent.metadata[KEY_FIELD]
    ids.delete(key)
    ids.set(key, intent.id)
    const [oldest] = ids.keys()
    if (ids.size > REMEMBERED && oldest !== undefined) ids.delete(oldest)
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
     * The intent for the key. One that was made in the last minute, or in bad times in the last hour, is found only
     * by the process that has done something to it.
     */
    find: finding,
  }
}

export type IntentFinder = ReturnType<typeof intentFinder>

/**
 * The last that was made, if that is long enough ago. Where Stripe told no time, it counts as that long ago.
 * @param found the same intents, in the same order
 */
function settledOf(found: readonly Found[], intents: readonly Intent[]): Intent | undefined {
  const [last] = found
    .map(({ ageMs }, at) => ({ ageMs, intent: intents[at] }))
    .sort((a, b) => a.ageMs - b.ageMs)
  return last && !(last.ageMs < SETTLED_MS) ? last.intent : undefined
}
