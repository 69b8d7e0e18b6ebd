/**
 * A moment inside the program at which a story can do something: before or after a write to the store, when a call is
 * sent, and when the other side has done its work.
 */
export const MOMENTS = [
  'after book',
  'approve sent',
  'approve done',
  'before record-approval',
  'after record-approval',
  'before record-refusal',
  'after record-refusal',
  'after record-deferral',
  'after cancel',
  'void sent',
  'void done',
  'refund sent',
  'refund done',
  'before record-cancellation',
  'after record-cancellation',
  'before expire',
  'after expire',
  'notice sent',
  'notice delivered',
  'before record-notice',
  'after record-notice',
  'before postpone',
  'after claim',
  'after change-grade',
] as const

/** Those of seats that are held. They are apart, so that each seed keeps its moments of bookings. */
export const HOLD_MOMENTS = [
  'after hold-seats',
  'after extend-hold',
  'before end-hold',
  'after end-hold',
] as const

/** Those of plans. */
export const PLAN_MOMENTS = ['before replan-performance', 'after replan-performance'] as const

export type Moment =
  | (typeof MOMENTS)[number]
  | (typeof HOLD_MOMENTS)[number]
  | (typeof PLAN_MOMENTS)[number]
