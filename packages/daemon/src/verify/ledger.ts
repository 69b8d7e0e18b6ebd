import type { Audit, Belief, LedgerCharge, Page } from '@outerpark/core/ports'
import type { Check } from './invariants.ts'
import { type KeySet, keySet } from './key-set.ts'

/** What the box office believes of payments. */
export type Beliefs = Pick<Audit, 'beliefs' | 'paidBefore'>

/** Why the charge and the belief do not fit, or undefined if they do. */
export function misfit(charge: LedgerCharge, belief: Belief | undefined): string | undefined {
  const live = charge.charged - charge.refunded
  const { key } = charge
  if (!belief) return live === 0 ? undefined : `${key} was charged, and there is no such payment`
  if (charge.charged > belief.amount)
    return `${key} was charged twice or too much: ${charge.charged}`
  if (live !== 0 && (live !== belief.amount || charge.currency !== belief.currency))
    return `${key} has a live charge of ${live} ${charge.currency}, not ${belief.amount} ${belief.currency}`
  if (belief.status === 'approved' && belief.reservation === 'confirmed' && live === 0)
    return `${key} is believed to be paid, and has no live charge`
  if ((belief.status === 'cancelled' || belief.status === 'declined') && live !== 0)
    return `${key} is ${belief.status}, and ${live} is still charged`
  return undefined
}

/** How often, and how long apart, a misfit is looked at again before it counts: calls may be in flight. */
const LOOKS = 20
const LOOK_AGAIN_MS = 250

/** So many charges are compared at a time, and so many payments looked for. */
const CHARGES_AT_ONCE = 1000
const PAYMENTS_AT_ONCE = 10_000

type LedgerBook = { readonly ledger: () => AsyncIterable<LedgerCharge> }
type Suspect = { readonly key: string; readonly why: string }

/**
 * Compares the card company's ledger with what the box office believes, charge by charge.
 * What does not fit at first is looked at again for some seconds, since a charge and its record are two commits.
 */
export async function checkLedger(book: LedgerBook, beliefs: Beliefs): Promise<Check[]> {
  const startedAt = new Date().toISOString()
  const keys = keySet()
  let suspects = await suspectsIn(book, beliefs, ({ key }) => {
    keys.add(key)
    return true
  })
  for (let look = 0; suspects.length > 0 && look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    const again = new Set(suspects.map(({ key }) => key))
    suspects = await suspectsIn(book, beliefs, ({ key }) => again.has(key))
  }
  const named = suspects.slice(0, 5).map(({ why }) => why)
  const paid = await paidButNot(keys, beliefs, startedAt)
  return [
    {
      name: 'ledger-matches-payments',
      ok: suspects.length === 0,
      detail:
        suspects.length === 0
          ? counted(
              keys.size(),
              'entry of the ledger fits its payment',
              'entries of the ledger fit their payments',
            )
          : `${counted(suspects.length, 'does', 'do')} not fit: ${named.join('; ')}`,
    },
    {
      name: 'every-payment-is-charged',
      ok: paid.uncharged.length === 0,
      detail:
        paid.uncharged.length === 0
          ? counted(
              paid.count,
              'confirmed reservation stands in the ledger',
              'confirmed reservations stand in the ledger',
            )
          : `not in the ledger: ${paid.uncharged.slice(0, 5).join(', ')} (${paid.uncharged.length} in all)`,
    },
  ]
}

/** The charges that do not fit what is believed of them, of those that are wanted. */
async function suspectsIn(
  book: LedgerBook,
  { beliefs }: Beliefs,
  isWanted: (charge: LedgerCharge) => boolean,
): Promise<Suspect[]> {
  const suspects: Suspect[] = []
  const compare = async (charges: readonly LedgerCharge[]): Promise<void> => {
    const believed = await beliefs(charges.map(({ key }) => key))
    for (const [i, charge] of charges.entries()) {
      const why = misfit(charge, believed[i])
      if (why !== undefined) suspects.push({ key: charge.key, why })
    }
  }
  let charges: LedgerCharge[] = []
  for await (const charge of book.ledger()) {
    if (!isWanted(charge)) continue
    charges.push(charge)
    if (charges.length < CHARGES_AT_ONCE) continue
    await compare(charges)
    charges = []
  }
  await compare(charges)
  return suspects
}

/** The payments that are believed to have been made before a time, counted, and those that are not among the keys. */
async function paidButNot(keys: Pick<KeySet, 'has'>, { paidBefore }: Beliefs, time: string) {
  const uncharged: string[] = []
  let count = 0
  let cursor: string | undefined
  do {
    const page: Page<string> = await paidBefore(time, { limit: PAYMENTS_AT_ONCE, cursor })
    count += page.items.length
    uncharged.push(...page.items.filter((key) => !keys.has(key)))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return { count, uncharged }
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
