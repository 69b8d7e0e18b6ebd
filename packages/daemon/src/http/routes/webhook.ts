import { webhookResponse } from '@outerpark/core/contract'
import { switchWebhookOn, type Webhook } from '@outerpark/core/notice'
import type { Commit } from '../commit.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

/**
 * The route of the admin's webhook. The webhook is switched off when its receiver answers 410, which means that it
 * wants no more notices. `GET /v1/status` shows whether the webhook is on.
 *
 * @param webhook undefined if none is configured
 */
export function webhookRoutes(commit: Commit, webhook: Webhook | undefined): Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/webhook/on',
      audience: { staff: ['admin'] },
      tag: 'webhook',
      summary: 'Switch the webhook on again; notices from the time in between are not sent',
      answer: webhookResponse,
      codes: ['no-webhook'],
      async handle(request) {
        if (!webhook) throw new Problem('no-webhook', {})
        const { reply, replayed } = await commit(switchWebhookOn, webhook, request)
        return { status: 200, json: reply, replayed }
      },
    }),
  ]
}
