import { formatMoney, isFree } from '../kernel/index.ts'
import type { Language } from '../names/index.ts'
import type { NoticeTemplate } from './events.ts'
import type { NoticeFields } from './render.ts'

/** The values that a mail's text contains. */
export type MailFields = NoticeFields & {
  /** customers use it when they ask about the booking */
  readonly reservationId?: string
}

/** The subject, which is followed by the musical's title, and the message of one or more sentences. */
type Words = { readonly subject: string; readonly message: string }

export const MAIL_WORDS: Record<Language, Record<NoticeTemplate, (fields: MailFields) => Words>> = {
  en: {
    'payment-approved': ({ amount }) => ({
      subject: 'Booking confirmed',
      message: isFree(amount)
        ? 'The seats are yours, and there is nothing to pay. See you there!'
        : `We received your payment of ${formatMoney(amount)}, and the seats are yours. See you there!`,
    }),
    'payment-declined': ({ amount }) => ({
      subject: 'Payment declined',
      message: `Your card was declined for ${formatMoney(amount)}, so your seats were released. Nothing was charged. You are welcome to book again with another card.`,
    }),
    'payment-cancelled': ({ refunded }) => ({
      subject: 'Booking cancelled',
      message:
        refunded.amount > 0
          ? `Your booking is cancelled. ${formatMoney(refunded)} was refunded to your card.`
          : 'Your booking is cancelled. Nothing was charged.',
    }),
    'payment-refunded': ({ refunded }) => ({
      subject: 'Payment refunded',
      message: `Your card was charged after your booking had ended without a payment. All ${formatMoney(refunded)} went back to your card: there is nothing for you to do.`,
    }),
    'payment-deferred': ({ amount }) => ({
      subject: 'Seats held, payment follows',
      message: `Your seats are held. Payment is not available at the moment, so the ${formatMoney(amount)} could not be charged yet. We keep trying until the performance begins: there is nothing for you to do, and we write to you once it is paid. If it is not paid by then, your booking ends and nothing is charged.`,
    }),
    'reservation-expired': ({ amount }) => ({
      subject: 'Booking expired',
      message: `The payment of ${formatMoney(amount)} did not go through in time, so your seats were released. If your card is charged after all, you get all of it back.`,
    }),
  },
  ko: {
    'payment-approved': ({ amount }) => ({
      subject: '예매 확정',
      message: isFree(amount)
        ? '예매가 확정되었습니다. 결제하실 금액은 없습니다. 공연장에서 뵙겠습니다!'
        : `${formatMoney(amount, 'ko')} 결제가 완료되어 예매가 확정되었습니다. 공연장에서 뵙겠습니다!`,
    }),
    'payment-declined': ({ amount }) => ({
      subject: '결제 거절',
      message: `${formatMoney(amount, 'ko')} 카드 결제가 거절되어 좌석이 반환되었습니다. 청구된 금액은 없습니다. 다른 카드로 다시 예매하실 수 있습니다.`,
    }),
    'payment-cancelled': ({ refunded }) => ({
      subject: '예매 취소',
      message:
        refunded.amount > 0
          ? `예매가 취소되었습니다. 카드로 환불된 금액: ${formatMoney(refunded, 'ko')}.`
          : '예매가 취소되었습니다. 청구된 금액은 없습니다.',
    }),
    'payment-refunded': ({ refunded }) => ({
      subject: '결제 환불',
      message: `결제 없이 종료된 예매에 대해 뒤늦게 카드 결제가 이루어졌습니다. ${formatMoney(refunded, 'ko')} 전액이 카드로 환불되었으며, 따로 하실 일은 없습니다.`,
    }),
    'payment-deferred': ({ amount }) => ({
      subject: '좌석 확보, 결제 예정',
      message: `좌석이 확보되었습니다. 지금은 결제를 이용할 수 없어 ${formatMoney(amount, 'ko')} 결제가 아직 이루어지지 않았습니다. 공연 시작 전까지 자동으로 다시 시도하므로 따로 하실 일은 없으며, 결제가 완료되면 메일로 알려 드립니다. 그때까지 결제되지 않으면 예매는 종료되고 금액은 청구되지 않습니다.`,
    }),
    'reservation-expired': ({ amount }) => ({
      subject: '예매 만료',
      message: `${formatMoney(amount, 'ko')} 결제가 기한 안에 이루어지지 않아 좌석이 반환되었습니다. 이후에 결제되는 금액이 있으면 전액 환불됩니다.`,
    }),
  },
}

/** The labels of the table below the message, and the footer. */
export const MAIL_FRAME = {
  en: {
    show: 'Show',
    when: 'When',
    seats: 'Seats',
    amount: 'Price',
    reservation: 'Reservation',
    footer: 'This mail was sent automatically. Everything about your bookings stands in MyPage.',
  },
  ko: {
    show: '공연',
    when: '일시',
    seats: '좌석',
    amount: '금액',
    reservation: '예매 번호',
    footer: '이 메일은 자동으로 발송되었습니다. 예매 내역은 마이페이지에서 확인하실 수 있습니다.',
  },
} as const satisfies Record<Language, object>

/** The mail that tells several notices at once, because the address had had many mails. */
export const SUMMARY_WORDS: Record<
  Language,
  {
    readonly subject: (count: number) => string
    readonly message: (count: number) => string
    readonly more: (count: number) => string
  }
> = {
  en: {
    subject: (count) => `${count} notices about your bookings`,
    message: (count) =>
      `Much has happened to your bookings within the last hour, so these ${count} notices come in one mail:`,
    more: (count) => `… and ${count} more; MyPage shows all of them.`,
  },
  ko: {
    subject: (count) => `예매 알림 ${count}건`,
    message: (count) =>
      `지난 한 시간 동안 예매 알림이 많아 ${count}건을 한 통에 모아 보내 드립니다.`,
    more: (count) =>
      `… 그 밖에 ${count}건이 더 있습니다. 마이페이지에서 모두 확인하실 수 있습니다.`,
  },
}
