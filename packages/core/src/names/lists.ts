/** The languages that notices are written in. */
export const LANGUAGES = ['en', 'ko'] as const
export type Language = (typeof LANGUAGES)[number]

/** What the pipeline does after a commit; each kind has its own queue and workers. */
export const TASK_KINDS = [
  'approve-payment',
  'cancel-payment',
  'send-notice',
  'send-mail',
  'send-webhook',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** `ready`: waits, perhaps until it is due. `leased`: a worker has it. `dead`: given up, kept for an admin. */
export const TASK_STATES = ['ready', 'leased', 'dead'] as const
export type TaskState = (typeof TASK_STATES)[number]

/** What a notice says; `renderNotice` has the words. */
export const NOTICE_TEMPLATES = [
  'payment-approved',
  'payment-declined',
  'payment-deferred',
  'payment-cancelled',
  'payment-refunded',
  'reservation-expired',
] as const
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number]

/** `closed`: calls go to the gateway. `open`: no call does. `half-open`: one call at a time tries the gateway. */
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const
export type BreakerState = (typeof BREAKER_STATES)[number]
