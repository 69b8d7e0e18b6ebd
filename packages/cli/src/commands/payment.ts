import type { PaymentResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { paymentId } from '../client/lookups.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooser } from '../prompts/ask.ts'
import { whichPayment } from '../prompts/which.ts'

export async function listPayments(
  context: Context,
  options: ListOptions,
): Promise<Page<PaymentResponse>> {
  const client = await connect(context, 'customer')
  return readList(client.payments, options)
}

export async function showPayment(
  context: Context,
  given: string | undefined,
): Promise<PaymentResponse> {
  const typed = await whichPayment(context, given)
  const client = await connect(context, 'customer')
  return client.payment(await paymentId(client, typed, chooser(context)))
}
