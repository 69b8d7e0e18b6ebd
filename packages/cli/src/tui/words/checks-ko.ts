import type { ChecksWords } from './checks-en.ts'

/** The texts of the screen Checks in Korean. */
export const CHECKS_KO: ChecksWords = {
  title: '모든 기록이 서로 맞습니까?',
  hint: 'v를 누르면 점검합니다. 아무것도 바꾸지 않으며, 그동안에도 예매할 수 있습니다.',
  running: (at, of, span) => `${of}개 중 ${at}번째 점검, ${span} 지남`,
  holds: (n, span) => `${n}개 점검이 모두 맞습니다. ${span} 걸렸습니다.`,
  fails: (n) => `${n}개 점검이 맞지 않습니다.`,
  notChecked: '– 카드사가 원장을 보여 주지 않아 점검할 수 없습니다.',
  names: {
    'seats-add-up': '등급마다 남은 좌석, 확보한 좌석, 판매한 좌석의 합이 맞습니다',
    'places-match-reservations': '번호가 있는 좌석은 한 번만 잡혀 있습니다',
    'discounts-match-bookings': '할인 사용 횟수가 예매와 맞습니다',
    'hold-times-match-events': '좌석을 정해진 시간만큼 잡아 둡니다',
    'lines-add-up': '예매마다 등급별 좌석의 합이 맞습니다',
    'seats-match-reservations': '확보하고 판매한 좌석이 예매와 같습니다',
    'payments-match-reservations': '확정 예매는 결제되었고 대기 예매는 아닙니다',
    'nothing-stuck': '끝나지 않은 결제마다 처리할 작업이 있습니다',
    'happened-once': '한 예매에 같은 일이 두 번 일어나지 않았습니다',
    'reserved-once': '예매마다 만든 기록이 하나입니다',
    'notices-once': '알림은 한 번 보냈거나 보낼 차례를 기다립니다',
    'log-without-gaps': '기록에 빠진 번호가 없습니다',
    'no-dead-letters': '데드 레터가 없습니다',
    'mypage-equals-rebuild': '마이페이지가 기록과 같습니다',
    'sales-match-seats': '판매 집계가 예매와 같습니다',
    'ledger-matches-payments': '카드사의 청구가 모두 예매와 맞습니다',
    'every-payment-is-charged': '결제된 예매가 모두 청구되었습니다',
  },
}
