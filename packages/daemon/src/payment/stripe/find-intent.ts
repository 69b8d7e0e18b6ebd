import type { Money } from '@outerpark/core/kernel'
import { GatewayRejected } from '@outerpark/core/ports'
import type { Found, StripeCalls } from './calls.ts'
import { checkSum, type Intent } from './intent.ts'
import { misbehaved } from './misbehaved.ts'
import { standingOf } from './standing.ts'

/**
 * How old an intent is when the search index is asked first and the idempotency key is no longer relied on.
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
 * was done to is *the* one, at whatever age. If nothing was done to any, the chain of numbers leads to it for the
 * first half of a day, and the oldest is it from then on.
 */
export function intentFinder(calls: StripeCalls) {
  // Saves a search, which Stripe allows only 20 times a second, and bridges its lag for `lookUp`.
  const ids = new Map<string, string>()
  const remember = (key: string, intent: Intent): Intent => {
    ids.delete(key)
    ids.set(key, intent.id)
    const [oldest] = ids.keys()
    if (ids.size > REMEMBERED && oldest !== undefined) ids.delete(oldest)
    return intent
  }

  async function search(key: string, signal: AbortSignal) {
    const found = await calls.search(key, signal)
    const intents = await Promise.all(found.map(({ id }) => calls.retrieve(id, key, signal)))
    const touched = intents.filter((intent) => standingOf(intent).is !== 'open')
    if (touched.length > 1)
      throw misbehaved(
        `Stripe has ${touched.length} intents for ${key}, and something was done to each.`,
        touched.map(({ id, status }) => `${id} ${status}`).join(', '),
      )
    return { touched: touched[0], settled: oldestSettled(found, intents) }
  }

  async function finding(key: string, amount: Money, signal: AbortSignal): Promise<Intent> {
    const known = ids.get(key)
    if (known) return calls.retrieve(known, key, signal)
    const { touched, settled } = await search(key, signal)
    return touched ?? settled ?? (await calls.create(key, amount, signal))
  }

  return {
    /** The intent for the key, made if there is none. */
    async findOrCreate(key: string, amount: Money, signal: AbortSignal): Promise<Intent> {
      if (key === '') throw new GatewayRejected('A payment needs a key.')
      const intent = await finding(key, amount, signal)
      checkSum(intent, amount)
      return remember(key, intent)
    },

    /**
     * The intent for the key, if something was done to it. One that was made in the last minute, or in bad times in
     * the last hour, is found only by the process that made it.
     */
    async find(key: string, signal: AbortSignal): Promise<Intent | undefined> {
      const known = ids.get(key)
      return known ? calls.retrieve(known, key, signal) : (await search(key, signal)).touched
    },
  }
}

/** The oldest, if its idempotency key may be forgotten. Where Stripe told no time, it counts as that old. */
function oldestSettled(found: Found[], intents: Intent[]): Intent | undefined {
  const settled = found.filter(({ ageMs }) => !(ageMs < SETTLED_MS)).map(({ id }) => id)
  return intents
    .filter(({ id }) => settled.includes(id))
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))[0]
}
