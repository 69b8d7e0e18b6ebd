import type { WebhookResponse } from '@outerpark/core/contract'
import { words } from '../words/words.ts'

export const webhookOnText = ({ host }: WebhookResponse) => words().shown.webhookOn(host)
