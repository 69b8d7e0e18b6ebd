import type { Audit, Belief, LedgerCharge, Page } from '@outerpark/core/ports'
import { type Check, checksOf } from './check.ts'
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
  if (belief.chargeId !== null && charge.chargeId !== belief.chargeId)
    return `${key} was charged as ${charge.chargeId ?? 'nothing'}, and is recorded as ${belief.chargeId}`
  const shouldPay = belief.status === 'approved' && belief.reservation === 'confirmed'
  // A seat may be free: then there is nothing to charge.
  if (shouldPay && live === 0 && belief.amount > 0)
    return `${key} is believed to be paid, and has no live charge`
  if ((belief.status === 'cancelled' || belief.status === 'declined') && live !== 0)
    return `${key} is ${belief.status}, and ${live} is still charged`
  return undefined
}

/** A charge that does not fit is read again so often, since calls may be in flight. Only then it counts. */
const LOOKS = 20
const LOOK_AGAIN_MS = 250

/** So many keys that do not fit are named. All are counted. */
const NAMED = 5

/** So many charges are compared at a time, and so many payments are looked up. */
const CHARGES_AT_ONCE = 1000
const PAYMENTS_AT_ONCE = 10_000

type LedgerBook = { readonly ledger: () => AsyncIterable<LedgerCharge> }
type Suspect = { readonly key: string; readonly why: string }

/** The checks of the ledger, by name. */
export const LEDGER_CHECKS = ['ledger-matches-payments', 'every-payment-is-charged'] as const
const [MATCHES, CHARGED] = LEDGER_CHECKS

/**
 * Compares the card company's ledger with what the box office believes, charge by charge. If one of the two checks
 * fails itself, the other one is made all the same. Without the whole ledger neither can be made.
 */
export function checkLedger(book: LedgerBook, beliefs: Beliefs): Promise<readonly Check[]> {
  const startedAt = new Date().toISOString()
  return checksOf(LEDGER_CHECKS, async () => {
    const keys = keySet()
    const suspects = await suspectsIn(book, beliefs, ({ key }) => {
      keys.add(key)
      return true
    })
    return [
      ...(await checksOf([MATCHES], async () => [
        matching(keys.size(), await lastingOf(suspects, book, beliefs)),
      ])),
      ...(await checksOf([CHARGED], async () => [
        charged(await paidButNot(keys, beliefs, startedAt)),
      ])),
    ]
  })
}

function matching(entries: number, suspects: readonly Suspect[]): Check {
  const named = suspects.slice(0, NAMED).map(({ why }) => why)
  const ok = suspects.length === 0
  const detail = ok
    ? counted(
        entries,
        'entry of the ledger fits its payment',
        'entries of the ledger fit their payments',
      )
    : `${counted(suspects.length, 'does', 'do')} not fit: ${named.join('; ')}`
  return { name: MATCHES, ok, detail }
}

function charged({
  count,
  uncharged,
}: {
  readonly count: number
  readonly uncharged: readonly string[]
}): Check {
  const ok = uncharged.length === 0
  const detail = ok
    ? counted(
        count,
        'confirmed reservation stands in the ledger',
        'confirmed reservations stand in the ledger',
      )
    : `not in the ledger: ${uncharged.slice(0, NAMED).join(', ')} (${uncharged.length} in all)`
  return { name: CHARGED, ok, detail }
}

/**
 * What still does not fit after some seconds. A charge and its record are two commits, so the record may come later.
 */
async function lastingOf(
  suspects: readonly Suspect[],
  book: LedgerBook,
  beliefs: Beliefs,
): Promise<readonly Suspect[]> {
  let left = suspects
  for (let look = 0; left.length > 0 && look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    const again = new Set(left.map(({ key }) => key))
    left = await suspectsIn(book, beliefs, ({ key }) => again.has(key))
  }
  return left
}

/** The wanted charges that do not fit what the box office believes. */
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

/** How many payments are believed to have been made before `time`, and which of them are not among the keys. */
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
