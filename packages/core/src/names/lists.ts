/** The languages of notices. */
export const LANGUAGES = ['en', 'ko'] as const
export type Language = (typeof LANGUAGES)[number]

/** The cards that the sandbox knows. It approves all but `card-declined`. */
export const SANDBOX_CARDS = ['card-ok', 'card-declined', 'card-slow'] as const

/** When the booking fee goes back to a customer who cancels: never, always, or until 24:00 of the day of the booking at the hall. */
export const FEE_RULES = ['kept', 'refunded', 'booking-day'] as const
export type FeeRule = (typeof FEE_RULES)[number]

/** The kinds of tasks that the pipeline works on. Each kind has its own queue and workers. */
export const TASK_KINDS = [
  'approve-payment',
  'cancel-payment',
  'send-notice',
  'send-mail',
  'send-webhook',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/**
 * `ready`: waits for a worker or for its due time. `leased`: a worker has it. `dead`: the workers gave up, and an
 * admin decides.
 */
export const TASK_STATES = ['ready', 'leased', 'dead'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** What a notice can be about. `renderNotice` makes the text. */
export const NOTICE_TEMPLATES = [
  'payment-approved',
  'payment-declined',
  'payment-deferred',
  'payment-cancelled',
  'payment-refunded',
  'payment-partly-refunded',
  'seats-cancelled',
  'performance-cancelled',
  'reservation-expired',
] as const
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number]

/**
 * `closed`: calls go to the gateway. `open`: no calls go through. `half-open`: one call at a time goes through, as a
 * probe.
 */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const
export type BreakerState = (typeof BREAKER_STATES)[number]

/** What a mail with a code says beside the code. */
export type CodeMail = 'sign-up' | 'signed-up-already' | 'sign-in' | 'new-address'

/**
 * What makes an address count. `code`: a code that was sent there comes back. `believe`: nothing is checked. `admin`: the
 * admin says so.
 */
export const ADDRESS_CHECKS = ['code', 'believe', 'admin'] as const
export type AddressCheck = (typeof ADDRESS_CHECKS)[number]

/** The refund policies that have a name. */
export const REFUND_PRESETS = ['kr-standard', 'kr-agency', 'full', 'none'] as const
export type RefundPreset = (typeof REFUND_PRESETS)[number]
