import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const booked: CliWords['booked'] = {
  overMeanwhile: (detail, id, status) =>
    `${detail} 그전까지 예매 ${id}의 상태는 ${status}였고, 예매는 그대로 진행됩니다.`,
  overMeanwhileHint: (id) =>
    `다른 토큰으로 로그인("outerpark login")한 뒤 확인하세요: outerpark reservation show ${id}`,
  refundOpen: (within) => `취소되어 좌석이 반환되었지만, ${within} 환불이 끝나지 않았습니다`,
  deferredOpen: (within) =>
    `좌석은 확보되었고 결제는 자동으로 다시 시도되지만, ${within} 결제되지 않았습니다`,
  paymentOpen: (within) => `좌석은 확보되었지만 ${within} 결제가 끝나지 않았습니다`,
  within: (seconds) => `${seconds}초 안에`,
  standing: (id, how) => `예매 ${id}: ${how}.`,
  seeStanding: (id) => `상태 보기: outerpark reservation show ${id}`,
  yesToBook: '--yes가 빠졌습니다. 터미널이 아니어서 예매할지 물어볼 수 없습니다.',
  runBook: (order, which) => `${which}실행: outerpark book ${order} --yes`,
  whichGrades: (grades) => `GRADE는 ${grades.join(', ')} 가운데 하나입니다. `,
  what: (seats, title, when) => `${title}, ${when}, ${seats}`,
  askBook: (what, money) => `${what}, ${money}에 예매할까요?`,
  nothingBooked: '예매하지 않았습니다.',
  howMany: '몇 매를 예매할까요?',
  whichGrade: '어느 등급으로 할까요?',
  soldOut: '매진',
  left: (available) => `${available}석 남음`,
  yesToCancel: '--yes가 빠졌습니다. 터미널이 아니어서 취소할지 물어볼 수 없습니다.',
  runCancel: (typed) => `실행: outerpark cancel ${typed} --yes`,
  whatCancelled: (seats, title, when, money) => `${title}, ${when}, ${seats}, ${money}`,
  askCancel: (id, what) => `${id}(${what}) 예매를 취소할까요?`,
  nothingCancelled: '취소하지 않았습니다.',
  acceptRefund: (command, amount) =>
    `취소하지 않았습니다. 이대로 취소: ${command} --yes --expect ${amount}. 그때 금액이 얼마든 취소: --accept-any`,
  refundAs: { full: '전액', policy: '규정에 따른 금액' },
  withRefund: (what, back) => `${what}, ${back} 환불`,
  reasonOf: (id, reason) => `예매 ${id}: ${reason}.`,
  declined: '결제가 거절되어 좌석이 반환되었습니다',
  anotherCard: (refund) => `${refund}다른 카드로 다시 예매하세요. --pay-with로 카드를 고릅니다.`,
  notPaid: '기한 안에 결제되지 않아 좌석이 반환되었습니다',
  nothingCharged: '청구된 금액은 남지 않습니다. ',
  bookAgain: (refund) => `${refund}다시 예매하세요.`,
  refunded: '그래도 카드에 청구되었다면 전액 환불됩니다. ',
  certain: (done, id, seats, title, when, money) =>
    `${done}: ${id}, ${title}, ${when}, ${seats}, ${money}.`,
  someCancelled: (id, left, title, when) =>
    `취소했습니다. ${id}의 남은 좌석: ${title}, ${when}, ${left}.`,
  waiting: { payment: '결제를 기다리는 중 …', refund: '환불을 기다리는 중 …' },
  /** What is certain before the wait. Seats whose payment is not approved yet are held, not booked: the card may be declined. */
  done: {
    'awaiting-payment': '좌석 확보',
    confirmed: '예매 완료',
    cancelled: '취소 완료',
    'payment-failed': '결제 실패',
    expired: '기한 안에 결제되지 않음',
  },
  waitEnded: (id) => `기다리기를 마쳤습니다. 예매 ${id}의 결제는 이 명령 없이도 계속됩니다.`,
  lookOrCancel: (id, id2) =>
    `보기: outerpark reservation show ${id}. 취소: outerpark cancel ${id2}`,
  waitEndedCancelled: (id) =>
    `기다리기를 마쳤습니다. 예매 ${withParticle(id, '은/는')} 취소되었고, 환불은 이 명령 없이도 계속됩니다.`,
  look: (id) => `보기: outerpark reservation show ${id}`,
  paymentFollows: '결제는 뒤에서 진행됩니다. 보기: outerpark mypage --watch',
}
