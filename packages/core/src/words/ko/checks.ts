import type { ChargeMisfit, SalesDifference, ViewDifference } from '../../names/index.ts'
import { withParticle } from '../particle/index.ts'
import type { CheckWords } from '../sentence.ts'

export const checks: CheckWords = {
  'seats-add-up': () => '등급마다 남은 좌석, 확보된 좌석, 판매된 좌석을 더하면 전체 좌석입니다',
  'places-match-reservations': () => '번호가 있는 좌석은 예매 하나에만 잡혀 있거나 비어 있습니다',
  'hold-times-match-events': () =>
    '좌석을 잡아 두는 시간과 다시 잡을 수 있는 시간이 이벤트와 맞습니다',
  'discounts-match-bookings': () => '할인마다 센 사용 횟수가 예매와 맞고 할인이 이벤트와 맞습니다',
  'lines-add-up': () => '예매마다 등급별 좌석과 금액의 합이 맞습니다',
  'seats-match-reservations': () => '확보된 좌석과 판매된 좌석이 예매와 맞습니다',
  'payments-match-reservations': () =>
    '확정된 예매는 모두 결제되었고, 결제를 기다리는 예매는 결제되지 않았습니다',
  'nothing-stuck': () => '끝나지 않은 결제마다 작업이 있거나, 관리자가 결정할 데드 레터가 있습니다',
  'happened-once': () => '예매, 결제, 거절, 연기, 취소, 만료가 두 번 일어난 예매가 없습니다',
  'reserved-once': () => '예매마다 그 예매를 만든 이벤트가 정확히 하나 있습니다',
  'notices-once': () => '알림이 이벤트와 수단마다 한 번씩 나갔거나, 나가기를 기다립니다',
  'log-without-gaps': () => '이벤트의 위치가 1부터 빠짐없이 이어집니다',
  'no-dead-letters': () => '데드 레터가 없습니다',
  'mypage-equals-rebuild': ({ rows, events }) =>
    `마이페이지의 ${rows}행이 이벤트 ${events}개로 다시 만든 것과 같습니다`,
  'sales-match-seats': ({ grades }) =>
    `등급 ${grades}개의 확보, 판매, 금액이 좌석과 예매와 맞습니다`,
  'ledger-matches-payments': ({ entries }) => `원장의 ${entries}건이 모두 결제와 맞습니다`,
  'every-payment-is-charged': ({ reservations }) =>
    `확정된 예매 ${reservations}건이 모두 원장에 있습니다`,
  'invariant-broken': ({ examples, more, mayBeDropped }) =>
    `어긋난 것: ${examples.map(example).join(', ')}${more > 0 ? ` 그 밖에 ${more}개` : ''}${mayBeDropped ? ' (관리자가 작업을 버렸을 수 있습니다)' : ''}`,
  'check-failed': ({ reason }) => `검사하지 못했습니다. 이유: \`${reason}\``,
  'view-behind': ({ events, position, last, seconds }) =>
    `마이페이지가 ${seconds}초를 기다려도 이벤트 ${events}개만큼 뒤져 있습니다(위치 ${position}/${last})`,
  'view-ahead': ({ position, last }) =>
    `마이페이지는 위치 ${position}까지 왔는데 이벤트 로그는 ${last}에서 끝납니다`,
  'view-differs': ({ count, rows, differences, more }) =>
    `${rows}행 중 ${count}행이 다릅니다: ${differences.map(viewDifference).join('; ')}${andMore(more)}`,
  'sales-differ': ({ differences, more }) =>
    `${differences.map(salesDifference).join('; ')}${andMore(more)}`,
  'charges-misfit': ({ count, misfits }) =>
    `${count}건이 맞지 않습니다: ${misfits.map(misfit).join('; ')}`,
  'not-in-ledger': ({ keys, count }) => `원장에 없습니다: ${keys.join(', ')} (모두 ${count}건)`,
  'no-ledger': () =>
    '비교하지 못했습니다. 카드사가 원장을 보여 주지 않으니 카드사의 보고서를 확인해 주세요',
}

const andMore = (more: number) => (more > 0 ? `; 그 밖에 ${more}개` : '')

/** The store names rows in English. */
const example = (text: string): string =>
  text
    .replace(/^reservation no\. (\d+)/, '예매 $1번')
    .replace(/^event (\S+)$/, '이벤트 $1')
    .replace(
      /^a notice about event (\S+), which calls for none$/,
      '알림이 필요 없는 이벤트 $1의 알림',
    )
    .replace(/^count (\d+), last (\d+)$/, '이벤트 $1개, 마지막 위치 $2')

const THINGS = { step: '단계', show: '회차', figures: '수치', names: '이름' } as const
const HOW = {
  differs: '다릅니다',
  missing: '없습니다',
  'from-no-event': '어느 이벤트에서도 나오지 않았습니다',
} as const

const viewDifference = ({ thing, of, position, how }: ViewDifference): string =>
  `${of === null ? '' : `${of}의 `}${THINGS[thing]}(위치 ${position}): ${HOW[how]}`

const FIGURES = {
  price: '가격',
  capacity: '전체 좌석',
  held: '확보 좌석',
  sold: '판매 좌석',
  revenue: '매출',
  awaited: '받을 금액',
  kept: '취소 수수료',
} as const

function salesDifference(each: SalesDifference): string {
  const name = `${each.performanceId} ${each.grade}(${each.currency})`
  return each.figure === null
    ? `${name}: 그런 좌석이 없습니다`
    : `${name}: ${withParticle(FIGURES[each.figure], '이/가')} ${each.should}여야 하는데 ${each.is}입니다`
}

function misfit(each: ChargeMisfit): string {
  const { key } = each
  switch (each.case) {
    case 'no-such-payment':
      return `${key}: 청구되었지만 그런 결제가 없습니다`
    case 'too-much':
      return `${key}: 두 번 청구되었거나 너무 많이 청구되었습니다(${each.charged})`
    case 'other-amount':
      return `${key}: ${each.believed} ${each.believedCurrency}여야 하는데 ${each.live} ${each.currency}가 청구되어 있습니다`
    case 'other-charge':
      return `${key}: 청구 번호가 ${each.charge ?? '없음'}인데 기록은 ${each.recorded}입니다`
    case 'not-charged':
      return `${key}: 결제된 것으로 알고 있지만 청구된 금액이 없습니다`
    case 'still-charged':
      return `${key}: ${each.status === 'cancelled' ? '취소' : '거절'}되었지만 아직 ${each.live}만큼 청구되어 있습니다`
  }
}
