import { isFree } from '../../kernel/index.ts'
import { announced, because, castText } from '../announced.ts'
import { moment } from '../conventions.ts'
import type { MailWords } from '../sentence.ts'
import { won, wonWith } from './money.ts'

export const mails: MailWords = {
  notices: {
    'payment-approved': ({ amount }) => ({
      subject: '예매 확정',
      message: isFree(amount)
        ? '예매가 확정되었습니다. 결제하실 금액은 없습니다. 공연장에서 뵙겠습니다!'
        : `${won(amount)} 결제가 완료되어 예매가 확정되었습니다. 공연장에서 뵙겠습니다!`,
    }),
    'payment-declined': ({ amount }) => ({
      subject: '결제 거절',
      message: `${won(amount)} 카드 결제가 거절되어 좌석이 반환되었습니다. 청구된 금액은 없습니다. 다른 카드로 다시 예매하실 수 있습니다.`,
    }),
    'payment-cancelled': ({ refunded }) => ({
      subject: '예매 취소',
      message:
        refunded.amount > 0
          ? `예매가 취소되었습니다. 카드로 ${wonWith(refunded, '이/가')} 환불되었습니다.`
          : '예매가 취소되었습니다. 청구된 금액은 없습니다.',
    }),
    'payment-refunded': ({ refunded }) => ({
      subject: '결제 환불',
      message: `결제 없이 종료된 예매에 대해 뒤늦게 카드 결제가 이루어졌습니다. ${won(refunded)} 전액이 카드로 환불되었으며, 따로 하실 일은 없습니다.`,
    }),
    'payment-partly-refunded': ({ refunded }) => ({
      subject: '예매 취소',
      message:
        refunded.amount > 0
          ? `예매가 취소되었습니다. 안내해 드린 취소 수수료를 뺀 ${wonWith(refunded, '이/가')} 카드로 환불되었습니다. 자세한 금액은 마이페이지에서 확인하실 수 있습니다.`
          : '예매가 취소되었습니다. 취소 규정에 따라 환불되는 금액은 없습니다. 자세한 내용은 마이페이지에서 확인하실 수 있습니다.',
    }),
    'seats-cancelled': ({ refunded }) => ({
      subject: '일부 좌석 취소',
      message:
        refunded.amount > 0
          ? `예매하신 좌석 일부가 취소되어 카드로 ${wonWith(refunded, '이/가')} 환불되었습니다. 나머지 좌석은 그대로이며 마이페이지에서 확인하실 수 있습니다.`
          : '예매하신 좌석 일부가 취소되었습니다. 환불되는 금액은 없습니다. 나머지 좌석은 그대로이며 마이페이지에서 확인하실 수 있습니다.',
    }),
    'performance-cancelled': () => ({
      subject: '공연 취소',
      message:
        '이 회차의 공연이 취소되어 예매가 종료되었습니다. 이 좌석에 결제하신 금액은 카드로 전액 환불되며 따로 하실 일은 없습니다. 환불되면 다시 알려 드립니다.',
    }),
    'performance-moved': (fields) => {
      const moved = announced(fields, 'moved')
      return {
        subject: '공연 일시 변경',
        message: `${moment(moved.was, 'ko')}에 시작할 예정이던 공연의 일시가 변경되었습니다${because(moved, '')}. 새 일시는 아래와 같습니다. 예매하신 좌석은 그대로이며 따로 하실 일은 없습니다. 새 일시에 관람이 어려우시면 ${moment(moved.until, 'ko')}까지 취소하실 수 있으며 결제하신 금액이 전액 환불됩니다. 그 뒤에는 새 일시를 기준으로 취소 규정이 적용됩니다.`,
      }
    },
    'cast-changed': (fields) => {
      const recast = announced(fields, 'recast')
      const choice =
        'until' in recast && recast.until !== undefined
          ? `원하지 않으시면 ${moment(recast.until, 'ko')}까지 취소하실 수 있으며 결제하신 금액이 전액 환불됩니다.`
          : '따로 하실 일은 없습니다.'
      return {
        subject: '출연진 변경',
        message: `이 회차의 출연진이 변경되었습니다${because(recast, '')}: ${castText(recast.cast)}. 예매하신 좌석은 그대로입니다. ${choice}`,
      }
    },
    'house-message': (fields) => {
      const { subject, text } = announced(fields, 'message')
      return { subject: `[공연장 안내] ${subject}`, message: text }
    },
    'payment-deferred': ({ amount }) => ({
      subject: '좌석 확보, 결제 예정',
      message: `좌석이 확보되었습니다. 지금은 결제를 이용할 수 없어 ${won(amount)} 결제가 아직 이루어지지 않았습니다. 공연 시작 전까지 자동으로 다시 시도하므로 따로 하실 일은 없으며, 결제가 완료되면 메일로 알려 드립니다. 그때까지 결제되지 않으면 예매는 종료되고 금액은 청구되지 않습니다.`,
    }),
    'reservation-expired': ({ amount }) => ({
      subject: '예매 기한 만료',
      message: `${won(amount)} 결제가 기한 안에 이루어지지 않아 좌석이 반환되었습니다. 이후에 결제되는 금액이 있으면 전액 환불됩니다.`,
    }),
  },
  frame: {
    show: '공연',
    when: '일시',
    seats: '좌석',
    cancelled: '취소된 좌석',
    left: '남은 좌석',
    amount: '금액',
    reservation: '예매 번호',
    footer: '이 메일은 자동으로 발송되었습니다. 예매 내역은 마이페이지에서 확인하실 수 있습니다.',
  },
  summary: {
    subject: (count) => `예매 알림 ${count}건`,
    message: (count) =>
      `지난 한 시간 동안 예매 알림이 많아 ${count}건을 한 통에 모아 보내 드립니다.`,
    more: (count) =>
      `… 그 밖에 ${count}건이 더 있습니다. 마이페이지에서 모두 확인하실 수 있습니다.`,
  },
  code: {
    subject: '아우터파크 인증번호',
    'sign-up': '아우터파크 가입을 마치는 인증번호입니다.',
    'signed-up-already':
      '이 메일 주소로 가입하려는 요청이 있었습니다. 이미 가입된 주소이므로, 이 인증번호로 로그인하실 수 있습니다.',
    'sign-in': '아우터파크 로그인 인증번호입니다.',
    'new-address': '아우터파크 고객의 새 메일 주소를 확인하는 인증번호입니다.',
    footer:
      '10분 동안 쓸 수 있습니다. 아우터파크 직원은 이 번호를 묻지 않습니다. 요청하신 적이 없다면 그대로 두셔도 됩니다.',
  },
}
