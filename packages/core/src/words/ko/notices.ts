import { isFree } from '../../kernel/index.ts'
import { announced, because, castText, inOneLine } from '../announced.ts'
import { moment } from '../conventions.ts'
import type { NoticeWords, SeatsCancelledWords } from '../sentence.ts'
import { won, wonWith } from './money.ts'

export const notices: NoticeWords = {
  'payment-approved': ({ amount }, what) =>
    isFree(amount) ? `예매 확정(결제 금액 없음): ${what}.` : `${won(amount)} 결제 완료: ${what}.`,
  'payment-declined': ({ amount }, what) =>
    `${won(amount)} 카드 결제가 거절되어 좌석이 반환되었습니다: ${what}.`,
  'payment-deferred': ({ amount }, what) =>
    `좌석이 확보되었습니다. ${wonWith(amount, '은/는')} 결제가 가능해지는 대로 청구되며, 공연이 시작된 뒤에는 청구되지 않습니다: ${what}.`,
  'payment-cancelled': ({ refunded }, what) =>
    refunded.amount > 0
      ? `예매가 취소되어 ${wonWith(refunded, '이/가')} 환불되었습니다: ${what}.`
      : `예매가 취소되었습니다(결제 금액 없음): ${what}.`,
  'payment-refunded': ({ refunded }, what) =>
    `기한이 지나 결제된 ${wonWith(refunded, '이/가')} 전액 환불되었습니다: ${what}.`,
  'payment-partly-refunded': ({ refunded }, what) =>
    refunded.amount > 0
      ? `예매가 취소되어 취소 수수료를 뺀 ${wonWith(refunded, '이/가')} 환불되었습니다: ${what}.`
      : `예매가 취소되었습니다. 취소 규정에 따라 환불 금액은 없습니다: ${what}.`,
  'seats-cancelled': ({ refunded }, what) =>
    refunded.amount > 0
      ? `일부 좌석이 취소되어 ${wonWith(refunded, '이/가')} 환불되었습니다. 나머지 좌석은 그대로입니다: ${what}.`
      : `일부 좌석이 취소되었습니다. 환불 금액은 없으며 나머지 좌석은 그대로입니다: ${what}.`,
  'performance-cancelled': (_, what) =>
    `공연이 취소되었습니다. 결제하신 금액은 카드로 전액 환불됩니다: ${what}.`,
  'performance-moved': (fields, what) => {
    const moved = announced(fields, 'moved')
    return `${moment(moved.was, 'ko')} 공연의 일시가 변경되었습니다${because(moved, '')}. 예매하신 좌석은 그대로입니다. 원하지 않으시면 ${moment(moved.until, 'ko')}까지 취소하실 수 있으며 전액 환불됩니다: ${what}.`
  },
  'cast-changed': (fields, what) => {
    const recast = announced(fields, 'recast')
    const choice =
      'until' in recast && recast.until !== undefined
        ? ` 원하지 않으시면 ${moment(recast.until, 'ko')}까지 취소하실 수 있으며 전액 환불됩니다`
        : ' 예매하신 좌석은 그대로입니다'
    return `출연진이 변경되었습니다${because(recast, '')}(${castText(recast.cast)}).${choice}: ${what}.`
  },
  'house-message': (fields, what) => {
    const { subject, text } = announced(fields, 'message')
    return `공연장에서 알려 드립니다. ${subject}: ${inOneLine(text)} 대상 예매: ${what}.`
  },
  'reservation-expired': ({ amount }, what) =>
    `${won(amount)} 결제가 기한 안에 이루어지지 않아 좌석이 반환되었습니다: ${what}.`,
}

export const seatsCancelled: SeatsCancelledWords = (refunded, { show, cancelled, left }) => {
  const back =
    refunded.amount > 0 ? `${wonWith(refunded, '이/가')} 환불되었습니다` : '환불 금액은 없습니다'
  const stay = left === undefined ? '' : `, 남은 좌석: ${left}`
  return `${back}. 취소된 좌석: ${cancelled}${stay}. ${show}.`
}
