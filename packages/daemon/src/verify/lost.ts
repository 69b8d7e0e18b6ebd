import type { Audit, LedgerCharge } from '@outerpark/core/ports'

/** Charges of which something has not gone back, and whose booking the log does not have. */
export type LostCharges = {
  /** the first of them, oldest first */
  readonly charges: readonly LedgerCharge[]
  readonly count: number
  /** how many charges without a booking went back as a whole */
  readonly refunded: number
  /** how many entries of this box office the ledger has */
  readonly entries: number
}

/** So many are named. All are counted. */
const NAMED = 1_000
/** So many entries are looked up at a time. */
const AT_ONCE = 1_000

/**
 * Finds the charges that no booking has. A booking is in the log before its card is charged, so a charge that is under
 * way is never among them.
 */
export async function lostCharges(
  ledger: AsyncIterable<LedgerCharge>,
  { beliefs }: Pick<Audit, 'beliefs'>,
): Promise<LostCharges> {
  const charges: LedgerCharge[] = []
  const total = { count: 0, refunded: 0, entries: 0 }
  const compare = async (entries: readonly LedgerCharge[]): Promise<void> => {
    const believed = await beliefs(entries.map(({ key }) => key))
    for (const [i, entry] of entries.entries()) {
      total.entries += 1
      if (believed[i] || entry.charged === 0) continue
      if (entry.refunded >= entry.charged) total.refunded += 1
      else {
        total.count += 1
        if (total.count <= NAMED) charges.push(entry)
      }
    }
  }
  let entries: LedgerCharge[] = []
  for await (const entry of ledger) {
    entries.push(entry)
    if (entries.length < AT_ONCE) continue
    await compare(entries)
    entries = []
  }
  await compare(entries)
  return { charges, ...total }
}
