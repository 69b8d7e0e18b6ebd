import { isFree } from '../../kernel/index.ts'
import { seatsText } from '../../names/index.ts'
import { withParticle } from '../particle/index.ts'
import type { TimelineWords } from '../sentence.ts'
import { won, wonWith } from './money.ts'

export const timeline: TimelineWords = {
  Reserved: ({ amount, deferredUntil, ...seats }) => {
    const booked = `${withParticle(seatsText(seats, 'ko'), '을/를')} 예매했습니다`
    if (isFree(amount)) return `${booked}. 결제하실 금액은 없습니다`
    return deferredUntil === null
      ? `${booked}. ${won(amount)} 결제를 요청했습니다`
      : `${booked}. ${wonWith(amount, '은/는')} 결제 예정이며 자동으로 다시 시도합니다`
  },
  PaymentApproved: ({ amount }) => `${won(amount)} 결제가 완료되어 예매가 확정되었습니다`,
  PaymentNotNeeded: () => '결제하실 금액이 없어 예매가 확정되었습니다',
  PaymentApprovedLate: ({ amount }) => `${won(amount)} 결제가 뒤늦게 승인되어 환불하고 있습니다`,
  PaymentDeferred: () => '결제 예정이며 자동으로 다시 시도합니다',
  PaymentDeclined: ({ reason }) => `결제가 거절되어(${reason}) 좌석이 반환되었습니다`,
  ReservationCancelled: ({ by, reader }) => {
    const customer = reader === 'staff' ? '고객이' : '고객님이'
    return `${by === 'admin' ? '매표소에서' : customer} 예매를 취소하여 좌석이 반환되었습니다`
  },
  ReservationExpired: () => '기한 안에 결제되지 않아 예매가 만료되고 좌석이 반환되었습니다',
  PaymentCancelled: ({ refunded }) =>
    refunded.amount > 0
      ? `결제가 취소되어 ${wonWith(refunded, '이/가')} 환불되었습니다`
      : '결제가 취소되었습니다. 청구된 금액은 없습니다',
  NoticeSent: (notice, textOf) =>
    `알림을 보냈습니다(${CHANNELS[notice.channel]}): ${textOf(notice)}`,
}

const CHANNELS = { inbox: '알림함', mail: '메일', webhook: '웹훅' } as const
