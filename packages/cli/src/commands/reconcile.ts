import type { ClaimedCharge, ClaimedCharges, LostChargesResponse } from '@outerpark/core/contract'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'

export type ReconcileOptions = {
  readonly refund?: readonly string[]
  readonly refundAll?: boolean
  readonly yes?: boolean
}

/** The charges at the card company that no booking has. */
export async function lostCharges(context: Context): Promise<LostChargesResponse> {
  const client = await connect(context, 'admin')
  const done = context.waiting(words().backups.comparing)
  try {
    return await client.lostCharges()
  } finally {
    done()
  }
}

/**
 * Lets the pipeline refund lost charges: those that are named, or after a question all that there are. A charge that is
 * claimed twice goes back once.
 */
export async function refundLost(
  context: Context,
  { refund = [], refundAll = false, yes = false }: ReconcileOptions,
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<ClaimedCharges> {
  const keys = refundAll ? await allLost(context, yes, confirm) : [...new Set(refund)]
  const client = await connect(context, 'admin')
  const rows: ClaimedCharge[] = []
  for (const key of keys) rows.push(await client.refundLostCharge(key))
  return { rows }
}

/** The keys of all lost charges, once somebody has said yes to their sum. */
async function allLost(
  context: Context,
  yes: boolean,
  confirm: (question: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const { rows } = await lostCharges(context)
  const keys = rows.map(({ key }) => key)
  if (yes || keys.length === 0) return keys
  const sums = sumsOf(rows).map(moneyText).join(' + ')
  if (!context.interactive)
    throw failure(
      'confirmation-needed',
      ({ backups }) => backups.yesToRefund(keys.length, sums),
      'outerpark reconcile --refund-all --yes',
    )
  if (!(await confirm(words().backups.askRefund(keys.length, sums))))
    throw failure('not-confirmed', ({ backups }) => backups.nothingRefunded)
  return keys
}

/** What goes back, in each currency. */
function sumsOf(rows: LostChargesResponse['rows']) {
  const sums = new Map<string, number>()
  for (const { charged, refunded } of rows) {
    const { currency } = charged
    sums.set(currency, (sums.get(currency) ?? 0) + charged.amount - refunded.amount)
  }
  return [...sums].map(([currency, amount]) => ({ amount, currency }))
}
