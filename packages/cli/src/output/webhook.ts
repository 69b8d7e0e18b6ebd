import type { WebhookResponse } from '@outerpark/core/contract'

export const webhookOnText = ({ host }: WebhookResponse) =>
  `The webhook at ${host} is on: it gets all notices from now on.`
