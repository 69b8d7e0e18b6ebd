import { asId } from '@outerpark/core/kernel'
import type { Webhook } from '@outerpark/core/notice'

/** The admin's webhook in a simulated box office. */
export const WEBHOOK: Webhook = {
  webhookId: asId<'webhook'>('WH-2222222222'),
  host: 'hooks.example.com',
}
