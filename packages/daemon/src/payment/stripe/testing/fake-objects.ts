// The requests and replies of Stripe, after its API reference.

/** The fields of a form, by their names as sent, such as `metadata[a]`. */
export type Form = ReadonlyMap<string, string>

export type Reply = {
  readonly status: number
  readonly body: object
  /** Refused before the endpoint began. So no reply is kept under the idempotency key. */
  readonly unbegun?: true
}

export type Intent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_received: number
  canceled_at: number | null
  cancellation_reason: string | null
  client_secret: string
  created: number
  currency: string
  last_payment_error: object | null
  latest_charge: string | null
  metadata: Record<string, string>
  payment_method: string | null
  payment_method_types: string[]
  status: string
}

export type Charge = {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  currency: string
  payment_intent: string
  refunded: boolean
  status: 'succeeded' | 'failed'
}

export type Refund = {
  id: string
  object: 'refund'
  amount: number
  charge: string
  created: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string
  status: 'succeeded' | 'pending' | 'failed'
}

export const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]
export const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation']

/** The cards of Stripe's test mode, with the reason of their decline; null if a card is approved. */
export const CARDS: Record<string, { code: string; decline_code: string } | null> = {
  pm_card_visa: null,
  pm_card_chargeDeclined: { code: 'card_declined', decline_code: 'generic_decline' },
  pm_card_chargeDeclinedInsufficientFunds: {
    code: 'card_declined',
    decline_code: 'insufficient_funds',
  },
}

/** The fields that Stripe has and we may use. Any other field is answered with `parameter_unknown`. */
export const FIELDS = {
  create: /^(amount|currency|payment_method_types\[\d+\]|metadata\[\w+\]|expand\[\d+\])$/,
  update: /^(metadata\[\w+\]|expand\[\d+\])$/,
  confirm: /^(payment_method|off_session|expand\[\d+\])$/,
  cancel: /^(cancellation_reason|expand\[\d+\])$/,
  retrieve: /^expand\[\d+\]$/,
  search: /^(query|limit|page)$/,
  refund: /^(payment_intent|amount|reason|metadata\[\w+\])$/,
  'list-refunds': /^(payment_intent|limit|starting_after)$/,
}
export type Operation = keyof typeof FIELDS

export const failure = (status: number, error: Record<string, unknown>): Reply => ({
  status,
  body: { error: { type: 'invalid_request_error', ...error } },
})
export const invalid = (error: Record<string, unknown>): Reply => ({
  ...failure(400, error),
  unbegun: true,
})
export const missing = (what: string, id: string, param: string, status = 404): Reply => ({
  ...failure(status, { code: 'resource_missing', message: `No such ${what}: '${id}'`, param }),
  unbegun: true,
})

/** The metadata in a form. */
export const metadataIn = (form: Form): Record<string, string> => {
  const metadata: Record<string, string> = {}
  for (const [name, value] of form) {
    const field = /^metadata\[(\w+)\]$/.exec(name)?.[1]
    if (field !== undefined) metadata[field] = value
  }
  return metadata
}
