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
