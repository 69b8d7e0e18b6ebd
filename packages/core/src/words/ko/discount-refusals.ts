import { moment } from '../conventions.ts'
import { byCase, type DiscountRefusalWords } from '../sentence.ts'

export const discountRefusals: DiscountRefusalWords = {
  'unknown-code': ({ code }) => ({
    detail: `이 뮤지컬에는 할인 코드 \`${code}\`에 해당하는 할인이 없습니다.`,
    hint: '코드를 다시 확인하거나 코드 없이 예매해 주세요.',
  }),
  'code-used-up': ({ code, limit, case: by }) => ({
    detail:
      by === 'all'
        ? `할인 코드 \`${code}\`의 사용 한도(예매 ${limit}건)가 모두 찼습니다.`
        : `할인 코드 \`${code}\`의 1인 사용 한도(예매 ${limit}건)를 모두 사용하셨습니다.`,
    hint: '코드 없이 예매해 주세요. 예매를 취소하면 사용한 코드가 되돌아옵니다.',
  }),
  'code-does-not-apply': byCase({
    'not-yet': ({ code, when }) => ({
      detail: `할인 코드 \`${code}\`의 사용 기간은 ${moment(when, 'ko')}에 시작됩니다.`,
      hint: '그때 예매하거나 지금 코드 없이 예매해 주세요.',
    }),
    over: ({ code }) => ({
      detail: `할인 코드 \`${code}\`의 사용 기간이 끝났습니다.`,
      hint: '코드 없이 예매해 주세요.',
    }),
    seats: ({ code, least }) => ({
      detail: `할인 코드 \`${code}\`는 ${least}매 이상 예매할 때 사용할 수 있습니다.`,
      hint: `${least}매 이상 예매하거나 코드 없이 예매해 주세요.`,
    }),
    others: ({ code }) => ({
      detail: `할인 코드 \`${code}\`는 다른 회차나 등급에 사용할 수 있습니다.`,
      hint: '다른 회차나 등급을 고르거나 코드 없이 예매해 주세요.',
    }),
    first: ({ code }) => ({
      detail: `할인 코드 \`${code}\`는 이 뮤지컬의 첫 예매에만 사용할 수 있으며, 이미 예매하신 내역이 있습니다.`,
      hint: '코드 없이 예매해 주세요.',
    }),
    repeat: ({ code }) => ({
      detail: `할인 코드 \`${code}\`는 앞선 회차를 결제하신 분만 사용할 수 있습니다.`,
      hint: '코드 없이 예매해 주세요.',
    }),
  }),
  'discount-not-found': ({ id }) => ({
    detail: `이 뮤지컬에 할인 \`${id}\`이(가) 없습니다.`,
    hint: '할인 목록: `outerpark discount list`',
  }),
  'code-taken': ({ code, name }) => ({
    detail: `할인 코드 \`${code}\`는 이미 다른 할인(${name})에 사용되고 있습니다.`,
    hint: '그 할인을 종료하거나 다른 코드를 정해 주세요.',
  }),
}
