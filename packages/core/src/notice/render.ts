import { formatMoney, isFree, type Money } from '../kernel/index.ts'
import { hallTime, type Language, seatsText } from '../names/index.ts'
import type { NoticeTemplate } from './events.ts'

/** The values that a notice's text contains. */
export type NoticeFields = {
  readonly title: string
  readonly startsAt: string
  readonly grade: string
  readonly seats: number
  readonly amount: Money
  /** the refund, for `payment-cancelled` and `payment-refunded` */
  readonly refunded: Money
}

const WORDS: Record<Language, Record<NoticeTemplate, (f: NoticeFields, what: string) => string>> = {
  en: {
    'payment-approved': (f, what) =>
      isFree(f.amount)
        ? `Confirmed, nothing to pay: ${what}. See you there!`
        : `Paid ${formatMoney(f.amount)}: ${what}. See you there!`,
    'payment-declined': (f, what) =>
      `The card was declined for ${formatMoney(f.amount)}; your seats were released: ${what}.`,
    'payment-deferred': (f, what) =>
      `Your seats are held; ${formatMoney(f.amount)} will be charged as soon as payment is available, but not after the performance has begun: ${what}.`,
    'payment-cancelled': (f, what) =>
      f.refunded.amount > 0
        ? `Cancelled, ${formatMoney(f.refunded)} refunded: ${what}.`
        : `Cancelled, nothing was charged: ${what}.`,
    'payment-refunded': (f, what) =>
      `The card was charged too late; all ${formatMoney(f.refunded)} went back to it: ${what}.`,
    'reservation-expired': (f, what) =>
      `The payment of ${formatMoney(f.amount)} did not go through in time; your seats were released: ${what}.`,
  },
  ko: {
    'payment-approved': (f, what) =>
      isFree(f.amount)
        ? `예매 확정(결제 금액 없음): ${what}.`
        : `${formatMoney(f.amount, 'ko')} 결제 완료: ${what}.`,
    'payment-declined': (f, what) =>
      `${formatMoney(f.amount, 'ko')} 카드 결제가 거절되어 좌석이 반환되었습니다: ${what}.`,
    'payment-deferred': (f, what) =>
      `좌석이 확보되었습니다. ${formatMoney(f.amount, 'ko')}은 결제가 가능해지는 대로 청구되며, 공연이 시작된 뒤에는 청구되지 않습니다: ${what}.`,
    'payment-cancelled': (f, what) =>
      f.refunded.amount > 0
        ? `예매가 취소되어 ${formatMoney(f.refunded, 'ko')}이 환불되었습니다: ${what}.`
        : `예매가 취소되었습니다(결제 금액 없음): ${what}.`,
    'payment-refunded': (f, what) =>
      `기한이 지나 결제된 ${formatMoney(f.refunded, 'ko')}이 전액 환불되었습니다: ${what}.`,
    'reservation-expired': (f, what) =>
      `${formatMoney(f.amount, 'ko')} 결제가 기한 안에 이루어지지 않아 좌석이 반환되었습니다: ${what}.`,
  },
}

/** The text of a notice in the customer's language. */
export function renderNotice(
  template: NoticeTemplate,
  fields: NoticeFields,
  language: Language,
): string {
  const what = `${fields.title}, ${hallTime(fields.startsAt, { language })}, ${seatsText(fields, language)}`
  return WORDS[language][template](fields, what)
}
