import type { ChargeMisfit } from '@outerpark/core/names'
import type { Audit, Belief, Check, LedgerCharge, Page } from '@outerpark/core/ports'
import { checksOf } from './check.ts'
import { type KeySet, keySet } from './key-set.ts'

/** What the box office believes of payments. */
export type Beliefs = Pick<Audit, 'beliefs' | 'paidBefore'>

/** Why the charge and the belief do not fit, or undefined if they do. */
export function misfit(charge: LedgerCharge, belief: Belief | undefined): ChargeMisfit | undefined {
  const live = charge.charged - charge.refunded
  const { key, currency } = charge
  if (!belief) return live === 0 ? undefined : { case: 'no-such-payment', key }
  const { amount, status, chargeId, chargeLeft } = belief
  if (charge.charged > amount) return { case: 'too-much', key, charged: charge.charged }
  if (live !== 0 && (!isDue(live, belief) || currency !== belief.currency)) {
    const believed = { believed: chargeLeft || amount, believedCurrency: belief.currency }
    return { case: 'other-amount', key, live, currency, ...believed }
  }
  if (chargeId !== null && charge.chargeId !== chargeId)
    return { case: 'other-charge', key, charge: charge.chargeId, recorded: chargeId }
  const shouldPay = status === 'approved' && belief.reservation === 'confirmed'
  // A seat may be free: then there is nothing to charge.
  if (shouldPay && live === 0 && chargeLeft > 0) return { case: 'not-charged', key }
  const isOver = status === 'cancelled' || status === 'declined'
  if (isOver && live === 0 && chargeLeft > 0) return { case: 'not-charged', key }
  if (isOver && live > chargeLeft) return { case: 'still-charged', key, status, live }
  return undefined
}

/** Whether so much may be left of the charge: all of it, or if it is refunded in parts, what our log says, or what it will say. */
const isDue = (live: number, { amount, chargeLeft, inParts, refunded }: Belief): boolean =>
  inParts ? live >= chargeLeft && live <= amount - refunded : live === amount

/** A charge that does not fit is read again so often, since calls may be in flight. Only then it counts. */
const LOOKS = 20
const LOOK_AGAIN_MS = 250

/** So many keys that do not fit are named. All are counted. */
const NAMED = 5

/** So many charges are compared at a time, and so many payments are looked up. */
const CHARGES_AT_ONCE = 1000
const PAYMENTS_AT_ONCE = 10_000

type LedgerBook = { readonly ledger: () => AsyncIterable<LedgerCharge> }

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

function matching(entries: number, misfits: readonly ChargeMisfit[]): Check {
  if (misfits.length === 0) return { name: MATCHES, ok: true, code: MATCHES, params: { entries } }
  const params = { count: misfits.length, misfits: misfits.slice(0, NAMED) }
  return { name: MATCHES, ok: false, code: 'charges-misfit', params }
}

function charged({
  count,
  uncharged,
}: {
  readonly count: number
  readonly uncharged: readonly string[]
}): Check {
  if (uncharged.length === 0)
    return { name: CHARGED, ok: true, code: CHARGED, params: { reservations: count } }
  const params = { keys: uncharged.slice(0, NAMED), count: uncharged.length }
  return { name: CHARGED, ok: false, code: 'not-in-ledger', params }
}

/**
 * What still does not fit after some seconds. A charge and its record are two commits, so the record may come later.
 */
async function lastingOf(
  suspects: readonly ChargeMisfit[],
  book: LedgerBook,
  beliefs: Beliefs,
): Promise<readonly ChargeMisfit[]> {
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
): Promise<ChargeMisfit[]> {
  const suspects: ChargeMisfit[] = []
  const compare = async (charges: readonly LedgerCharge[]): Promise<void> => {
    const believed = await beliefs(charges.map(({ key }) => key))
    for (const [i, charge] of charges.entries()) {
      const why = misfit(charge, believed[i])
      if (why) suspects.push(why)
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
