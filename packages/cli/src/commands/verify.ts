import type { VerifyResponse } from '@outerpark/core/contract'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'

/** Checks every invariant, also against the card company's own ledger. */
export async function verify(context: Context): Promise<VerifyResponse> {
  return (await connect(context, 'admin')).verify()
}
