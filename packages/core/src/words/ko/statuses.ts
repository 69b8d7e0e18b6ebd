import type { PaymentStatuses, ReservationStatuses } from '../sentence.ts'

export const reservationStatuses: ReservationStatuses = {
  'awaiting-payment': '결제 대기',
  confirmed: '예매 확정',
  cancelled: '취소됨',
  'payment-failed': '결제 실패',
  expired: '기한 만료',
}

export const paymentStatuses: PaymentStatuses = {
  requested: '결제 요청',
  deferred: '결제 예정',
  approved: '결제 완료',
  declined: '결제 거절',
  cancelled: '결제 취소',
}
