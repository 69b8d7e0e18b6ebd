import { formatMoney, type NamedPerformance } from '../../kernel/index.ts'
import { seatsText } from '../../names/index.ts'
import { duration, listed, moment } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import { byCase, type SaleRefusalWords } from '../sentence.ts'

export const saleRefusals: SaleRefusalWords = {
  'musical-not-found': ({ id }) => ({ detail: `뮤지컬 ${withParticle(id, '이/가')} 없습니다.` }),
  'performance-not-found': ({ id }) => ({ detail: `회차 ${withParticle(id, '이/가')} 없습니다.` }),
  'performance-has-begun': byCase({
    booking: ({ title, startsAt }) => ({ detail: `${begun(title, startsAt)}.` }),
    cancelling: ({ title, startsAt }) => ({
      detail: `${begun(title, startsAt)}.`,
      hint: '취소는 매표소에 문의해 주세요.',
    }),
    adding: ({ title, startsAt }) => ({
      detail: `${title} ${moment(startsAt, 'ko')} 회차는 이미 지났습니다.`,
      hint: '앞으로 올 시각을 지정해 주세요.',
    }),
    changing: ({ title, startsAt }) => ({
      detail: `${begun(title, startsAt)}. 이제는 바꿀 수 없습니다.`,
    }),
  }),
  'performance-exists': byCase({
    'on-sale': ({ performances, count }) => ({
      detail:
        count === 1
          ? `이미 판매 중인 회차입니다: ${named(performances, count)}.`
          : `회차 ${count}개가 이미 판매 중입니다: ${named(performances, count)}.`,
      hint: '그 회차를 빼거나 제목, 공연장, 시각을 바꿔 주세요. 판매를 시작한 회차는 없습니다.',
    }),
    'named-twice': ({ performances, count }) => ({
      detail: `같은 회차가 두 번 이상 있습니다: ${named(performances, count)}.`,
      hint: '하나만 남기거나 제목, 공연장, 시각을 바꿔 주세요. 판매를 시작한 회차는 없습니다.',
    }),
  }),
  'local-time-skipped': ({ time, timeZone }) => ({
    detail: `${timeZone}에서는 그때 시계를 앞당기므로 ${withParticle(time, '이라/라')}는 시각이 없습니다.`,
    hint: '다른 시각을 지정하거나, UTC와의 차이를 함께 적어 주세요.',
  }),
  'local-time-ambiguous': ({ time, timeZone, either }) => ({
    detail: `${timeZone}에서는 그때 시계를 늦추므로 ${withParticle(time, '이라/라')}는 시각이 두 번 있습니다.`,
    hint: `UTC와의 차이를 함께 적어 주세요: ${listed(either, 'ko', 'or')}.`,
  }),
  'time-zone-needed': ({ time }) => ({
    detail: `${time}의 시간대를 알 수 없습니다. 이 뮤지컬에는 회차가 아직 없거나, 회차마다 UTC와의 차이가 다릅니다.`,
    hint: '2027-01-05T19:30:00+09:00처럼 UTC와의 차이를 함께 적어 주세요.',
  }),
  'grade-not-found': ({ title, grade, grades }) => ({
    detail: `${title}에는 ${withParticle(grade, '이라/라')}는 등급이 없습니다.`,
    hint: `이 회차의 등급: ${grades.join(', ')}.`,
  }),
  'grade-required': ({ title, grades }) => ({
    detail: `${title}에는 등급이 여럿 있습니다: ${grades.join(', ')}.`,
    hint: '예매할 등급을 골라 주세요.',
  }),
  'seats-unavailable': ({ grade, seats, available }) => ({
    detail:
      available === 0
        ? `${grade} 등급은 매진되었습니다. ${seats}석을 요청하셨습니다.`
        : `${grade} 등급은 ${available}석 남았습니다. ${seats}석을 요청하셨습니다.`,
    hint: '좌석 수를 줄이거나 다른 등급 또는 회차를 골라 주세요.',
  }),
  'currencies-differ': ({ title, grades: [one, other] }) => ({
    detail: `${title}: ${one?.grade} 등급은 ${one?.currency}, ${other?.grade} 등급은 ${withParticle(other?.currency ?? '', '으로/로')} 판매합니다. 한 번의 결제는 한 통화로만 할 수 있습니다.`,
    hint: '등급별로 따로 예매해 주세요.',
  }),
  'offer-changed': ({ title, expected, amount, ...booked }) => ({
    detail: `${title} ${seatsText(booked, 'ko')}의 가격이 ${formatMoney(expected, 'ko')}에서 ${withParticle(formatMoney(amount, 'ko'), '으로/로')} 바뀌었습니다.`,
    hint: '예매도 결제도 되지 않았습니다. 바뀐 가격으로 예매하려면 다시 예매해 주세요.',
  }),
  'seats-taken': ({ title, grade, seats, taken }) => ({
    detail: `${title} ${grade} 등급은 이미 ${taken}석이 확보되었거나 판매되어 ${seats}석으로 줄일 수 없습니다.`,
    hint: `${taken}석 이상으로 지정해 주세요.`,
  }),
  'currency-fixed': ({ title, grade, currency }) => ({
    detail: `${title} ${grade} 등급은 ${withParticle(currency, '으로/로')} 판매 중이고, 통화는 바꿀 수 없습니다.`,
    hint: `가격을 ${withParticle(currency, '으로/로')} 지정해 주세요.`,
  }),
  'too-many-seats': ({ seats, most }) => ({
    detail: `${seats}석을 요청하셨습니다. 한 번에 ${most}석까지 예매할 수 있습니다.`,
    hint: `${most}석 이하로 예매해 주세요.`,
  }),
  'seat-limit-reached': ({ case: of, title, seats, has, most }) => ({
    detail: `${title}의 ${of === 'musical' ? '모든 회차에서' : '이 회차에서'} 이미 ${has}석을 예매하셨고 ${seats}석을 더 요청하셨습니다. 한 고객은 ${most}석까지 예매할 수 있습니다.`,
    hint:
      has < most
        ? `${most - has}석 이하로 예매해 주세요.`
        : of === 'musical'
          ? '더 예매하시려면 다른 회차의 예매를 취소해 주세요.'
          : '더 예매하시려면 이 회차의 예매를 취소해 주세요.',
  }),
  'unpaid-seat-limit-reached': ({ seats, unpaid, most, isOutage }) => ({
    detail: `결제되지 않은 좌석이 ${unpaid}석 있고 ${seats}석을 더 요청하셨습니다. ${isOutage ? '결제를 이용할 수 없는 동안에는 ' : ''}한 고객은 결제되지 않은 좌석을 ${most}석까지 가질 수 있습니다.`,
    hint:
      unpaid < most
        ? `지금은 ${most - unpaid}석 이하로 예매하시고, 나머지는 결제가 끝난 뒤에 예매해 주세요.`
        : '결제가 끝난 뒤에 다시 예매하시거나, 결제되지 않은 예매를 취소해 주세요.',
  }),
  'too-many-declines': ({ most, waitMs }) => ({
    detail: `한 시간 안에 결제가 ${most}번 이상 거절되어 지금은 새로 예매할 수 없습니다.`,
    hint: `카드를 확인하시고 ${duration(waitMs, 'ko')} 뒤에 다시 예매해 주세요.`,
  }),
  'too-many-cancels': ({ most, waitMs }) => ({
    detail: `한 시간 안에 예매를 ${most}건 취소하셔서, 한 시간이 지나기 전에는 더 취소할 수 없습니다.`,
    hint: `${duration(waitMs, 'ko')} 뒤에 취소하시거나 매표소에 문의해 주세요.`,
  }),
  'reservation-not-found': ({ id }) => ({ detail: `예매 ${withParticle(id, '이/가')} 없습니다.` }),
  'payment-not-found': ({ id }) => ({ detail: `결제 ${withParticle(id, '이/가')} 없습니다.` }),
  'charge-not-lost': ({ id }) => ({
    detail: `${withParticle(id, '은/는')} 이 매표소에 있는 예매의 결제입니다.`,
    hint: '예매를 취소하면 돌려줍니다: `outerpark cancel`.',
  }),
}

const begun = (title: string, startsAt: string) =>
  `${withParticle(title, '은/는')} ${moment(startsAt, 'ko')}에 시작되었습니다`

/** The performances that a refusal names, and how many more there are. */
function named(performances: readonly NamedPerformance[], count: number): string {
  const names = performances.map(
    ({ title, venue, startsAt, id }) =>
      `${title}, ${venue}, ${moment(startsAt, 'ko')}${id === null ? '' : `, ${id}`}`,
  )
  const more = count - performances.length
  return more > 0 ? `${names.join('; ')}; 그 밖에 ${more}개` : names.join('; ')
}
