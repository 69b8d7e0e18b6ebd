import { accept, type Operation, type WebhookId } from '../kernel/index.ts'

/** The admin's webhook, as it may be shown: of its address the host alone, since the rest may be a secret. */
export type Webhook = {
  /** another address, or another secret, is another webhook */
  readonly webhookId: WebhookId
  readonly host: string
}

/** The receiver answered that it wants no notices any more (410): it gets none until an admin says so. */
export type WebhookSwitchedOff = Webhook & { readonly type: 'WebhookSwitchedOff' }

/** An admin wants it to be told again. */
export type WebhookSwitchedOn = Webhook & { readonly type: 'WebhookSwitchedOn' }

/** Switches the webhook off; once, however many notices are answered so at once. */
export const switchWebhookOff: Operation<
  Webhook,
  { webhook: WebhookId },
  { webhookOff: boolean },
  WebhookSwitchedOff,
  null
> = {
  name: 'switch-webhook-off',
  needs: ({ webhookId }) => ({ webhook: webhookId }),
  decide: ({ webhookId, host }, { webhookOff }) =>
    accept(webhookOff ? [] : [{ type: 'WebhookSwitchedOff', webhookId, host }], null),
}

/** Switches it on; one that is on stays so. What happened meanwhile is not told. */
export const switchWebhookOn: Operation<
  Webhook,
  { webhook: WebhookId },
  { webhookOff: boolean },
  WebhookSwitchedOn,
  { host: string; offSince: null }
> = {
  name: 'switch-webhook-on',
  needs: ({ webhookId }) => ({ webhook: webhookId }),
  decide: ({ webhookId, host }, { webhookOff }) =>
    accept(webhookOff ? [{ type: 'WebhookSwitchedOn', webhookId, host }] : [], {
      host,
      offSince: null,
    }),
}
