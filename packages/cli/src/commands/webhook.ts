import type { WebhookResponse } from '@outerpark/core/contract'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'

/** Switches the admin's webhook on again. It gets no notice of what happened meanwhile. */
export async function switchOn(context: Context): Promise<WebhookResponse> {
  return (await connect(context, 'admin')).webhookOn()
}
