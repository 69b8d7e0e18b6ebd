import { moment } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import { byCase, type CancelRefusalWords } from '../sentence.ts'
import { won, wonWith } from './money.ts'
import { reservationStatuses } from './statuses.ts'

export const cancelRefusals: CancelRefusalWords = {
  'sale-closed': (off) => ({
    detail: `${withParticle(off.title, '은/는')} ${moment(off.startsAt, 'ko')} 회차를 판매하지 않습니다${because(off)}.`,
    hint: '다른 회차: `outerpark performance list`',
  }),
  'performance-cancelled': (off) => ({
    detail: `${off.title}의 ${moment(off.startsAt, 'ko')} 회차는 취소되었습니다${because(off)}.`,
    hint: '다른 회차: `outerpark performance list`',
  }),
  'reservation-already-cancelled': ({ id }) => ({
    detail: `예매 ${withParticle(id, '은/는')} 이미 취소되었습니다.`,
  }),
  'reservation-not-cancellable': ({ id, status }) => ({
    detail: `예매 ${id}의 상태는 ‘${reservationStatuses[status]}’입니다. 잡힌 좌석도, 결제된 금액도 없습니다.`,
  }),
  'seats-not-booked': byCase({
    places: ({ id, seats }) => ({
      detail: `예매 \`${id}\`에 없거나 이미 취소된 좌석입니다: \`${seats.join(', ')}\`.`,
      hint: `취소된 좌석은 없습니다. 예매 보기: \`outerpark reservation ${id}\``,
    }),
    grade: ({ id, grade, seats, left }) => ({
      detail: `예매 \`${id}\`에 남은 ${grade} 등급 좌석은 ${left}석이어서 ${seats}석을 취소할 수 없습니다.`,
      hint: `취소된 좌석은 없습니다. 예매 보기: \`outerpark reservation ${id}\``,
    }),
    numbered: ({ id, isNumbered }) =>
      isNumbered
        ? {
            detail: `예매 \`${id}\`의 좌석에는 번호가 있습니다.`,
            hint: '취소할 좌석을 `1F/8/11`처럼 번호로 지정해 주세요.',
          }
        : {
            detail: `예매 \`${id}\`의 좌석에는 번호가 없습니다.`,
            hint: '취소할 등급과 좌석 수를 `VIP:2`처럼 지정해 주세요.',
          },
  }),
  'reservation-unpaid': ({ id }) => ({
    detail: `예매 \`${id}\`의 결제가 아직 끝나지 않아 일부 좌석만 취소할 수 없습니다.`,
    hint: '결제가 끝난 뒤 다시 시도하거나 예매 전체를 취소해 주세요.',
  }),
  'past-cancel-deadline': ({ title, until }) => ({
    detail: `${withParticle(title, '은/는')} ${moment(until, 'ko')}까지만 취소할 수 있었습니다.`,
    hint: '취소된 좌석은 없습니다. 매표소에 문의해 주세요.',
  }),
  'not-refundable': ({ title }) => ({
    detail: `${withParticle(title, '은/는')} 결제한 뒤에는 취소할 수 없습니다.`,
    hint: '취소된 좌석은 없습니다. 매표소에 문의해 주세요.',
  }),
  'quote-changed': ({ title, expected, refund, kept }) => ({
    detail: `${title}의 좌석을 지금 취소하면 환불 금액은 ${won(expected)}이 아닙니다. ${wonWith(refund, '이/가')} 환불됩니다(취소 수수료 ${won(kept)}).`,
    hint: '취소된 좌석은 없습니다. 환불 금액을 다시 확인하고 결정해 주세요.',
  }),
  'booking-fee-currency': ({ title, currency, other }) => ({
    detail: `${title}: 예매수수료의 통화는 \`${currency}\`인데 \`${other}\`로 판매하는 등급이 있습니다.`,
    hint: '예매수수료를 티켓 가격과 같은 통화로 정해 주세요.',
  }),
  'refund-policy-currency': ({ title, preset, currency, other }) => ({
    detail: `${title}: 환불 규정 \`${preset}\`의 금액은 \`${currency}\`인데 \`${other}\`로 판매하는 등급이 있습니다.`,
    hint: '다른 규정을 고르거나 규칙을 직접 정해 주세요.',
  }),
  'refund-not-decided': ({ title }) => ({
    detail: `${title}의 환불 규정에 따른 취소 기한이 지나 환불 금액을 직접 정해야 합니다.`,
    hint: '`--refund full` 또는 `--refund AMOUNT`로 금액을, `--reason`으로 사유를 적어 주세요.',
  }),
  'refund-too-large': ({ title, refund, most }) => ({
    detail: `${title}의 이 좌석에 결제된 금액은 ${won(most)}입니다. ${wonWith(refund, '은/는')} 환불할 수 없습니다.`,
    hint: `${won(most)}까지 환불할 수 있습니다.`,
  }),
  'refund-fixed': ({ case: why, title }) =>
    why === 'off'
      ? {
          detail: `${title} 회차가 취소되어 결제 금액이 전액 환불됩니다. 다른 금액은 정할 수 없습니다.`,
          hint: '취소된 좌석은 없습니다. `--refund` 없이 또는 `--refund full`로 취소해 주세요.',
        }
      : {
          detail: `${title}의 이 좌석은 아직 결제되지 않아 환불 금액을 정할 수 없습니다.`,
          hint: '취소된 좌석은 없습니다. `--refund AMOUNT` 없이 취소하면 그사이 결제된 금액은 전액 환불됩니다. 또는 결제가 끝난 뒤 다시 시도해 주세요.',
        },
}

/** The reason of the box office, if there is one. */
const because = (off: { readonly reason?: string }): string =>
  'reason' in off ? `(${off.reason})` : ''
