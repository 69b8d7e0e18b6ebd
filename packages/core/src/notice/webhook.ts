import { accept, type Operation, type WebhookId } from '../kernel/index.ts'

/**
 * The admin's webhook, in the form that may be shown. Only the host of its address is here, since the rest may contain
 * a secret.
 */
export type Webhook = {
  /** depends on the address and the secret: if one of them changes, it is another webhook */
  readonly webhookId: WebhookId
  readonly host: string
}

/** The receiver answered 410: it wants no more notices. It gets none until an admin switches the webhook on. */
export type WebhookSwitchedOff = Webhook & { readonly type: 'WebhookSwitchedOff' }

/** An admin switched the webhook on again. */
export type WebhookSwitchedOn = Webhook & { readonly type: 'WebhookSwitchedOn' }

/** Switches the webhook off. If several notices get a 410 at the same time, only the first makes an event. */
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

/**
 * Switches the webhook on. If it is on already, nothing changes. Notices from the time in which it was off are not
 * sent.
 */
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
