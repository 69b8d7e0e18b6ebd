import { isFree } from '../../kernel/index.ts'
import { seatsText } from '../../names/index.ts'
import { because, castText } from '../announced.ts'
import { moment } from '../conventions.ts'
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
  ReservationCancelled: (cancel) =>
    cancel.by === 'house'
      ? `공연이 취소되어 예매도 취소되고 좌석이 반환되었습니다${sumsOf(cancel)}`
      : `${whoOf(cancel)} 예매를 취소하여 좌석이 반환되었습니다${sumsOf(cancel)}`,
  SeatsCancelled: (cancel) => {
    const seats = cancel.cancelled.reduce((sum, line) => sum + line.seats, 0)
    const named = seatsText({ grade: null, seats, lines: cancel.cancelled }, 'ko')
    return `${whoOf(cancel)} ${withParticle(named, '을/를')} 취소했습니다${sumsOf(cancel)}`
  },
  ReservationExpired: () => '기한 안에 결제되지 않아 예매가 만료되고 좌석이 반환되었습니다',
  PaymentRefunded: ({ refunded }) =>
    refunded.amount > 0
      ? `${wonWith(refunded, '이/가')} 환불되었습니다`
      : '환불되는 금액이 없습니다',
  PaymentCancelled: (ended) => {
    const { refunded } = ended
    if (refunded.amount > 0) return `결제가 취소되어 ${wonWith(refunded, '이/가')} 환불되었습니다`
    return 'kept' in ended
      ? '결제가 마감되었습니다. 더 환불되는 금액은 없습니다'
      : '결제가 취소되었습니다. 청구된 금액은 없습니다'
  },
  CustomerInformed: ({ announcement }) => {
    switch (announcement.kind) {
      case 'moved':
        return `공연 일시가 ${moment(announcement.was, 'ko')}에서 ${withParticle(moment(announcement.startsAt, 'ko'), '으로/로')} 변경되었습니다${because(announcement, '')}. ${moment(announcement.until, 'ko')}까지 취소하시면 전액 환불됩니다`
      case 'recast':
        return 'until' in announcement && announcement.until !== undefined
          ? `출연진이 변경되었습니다${because(announcement, '')}: ${castText(announcement.cast)}. ${moment(announcement.until, 'ko')}까지 취소하시면 전액 환불됩니다`
          : `출연진이 변경되었습니다${because(announcement, '')}: ${castText(announcement.cast)}`
      case 'renamed':
        return `공연 제목이 ${announcement.was}에서 ${withParticle(announcement.title, '으로/로')} 변경되었습니다${because(announcement, '')}`
      case 'message':
        return `공연장에서 알림을 보냈습니다: ${announcement.subject}`
    }
  },
  NoticeSent: (notice, textOf) =>
    `알림을 보냈습니다(${CHANNELS[notice.channel]}): ${textOf(notice)}`,
}

const CHANNELS = { inbox: '알림함', mail: '메일', webhook: '웹훅' } as const

type Cancel = Parameters<TimelineWords['ReservationCancelled']>[0]

const whoOf = ({ by, reader }: Pick<Cancel, 'by' | 'reader'>): string => {
  if (by === 'house') return '공연이 취소되어 공연장에서'
  if (by === 'admin') return '매표소에서'
  return reader === 'staff' ? '고객이' : '고객님이'
}

/** What goes back and what is kept, and why, if the cancel says so. */
function sumsOf(cancel: Cancel): string {
  const because = !('reason' in cancel) ? '' : `(${cancel.reason})`
  if (!('refund' in cancel && 'kept' in cancel)) return because
  const { refund, kept } = cancel
  const keeps = kept.amount > 0 ? `, 취소 수수료는 ${won(kept)}` : ''
  return `. 환불 금액은 ${won(refund)}${keeps}입니다${because}`
}
