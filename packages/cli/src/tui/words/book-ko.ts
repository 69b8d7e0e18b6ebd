import type { BOOK_EN } from './book-en.ts'

/** The texts of the booking form in Korean. */
export const BOOK_KO: typeof BOOK_EN = {
  grade: '등급',
  seats: '매수',
  and: '함께',
  card: '카드',
  total: '합계',
  free: '결제할 금액 없음',
  left: (n) => `${n}석 남음`,
  soldOut: '매진',
  full: (grade) => `${grade} 등급은 매진되었습니다.`,
  otherGrade: '←, →로 다른 등급을 고르세요.',
  removeGrade: (grade) => `x를 눌러 ${grade} 등급을 빼세요.`,
  tooMany: (most) => `한 번에 ${most}매까지 예매할 수 있습니다.`,
  fewer: (most) => `-를 눌러 ${most}매로 줄이거나 숫자를 입력하세요.`,
  ask: (what, money) => `Enter를 누르면 ${what}, ${money}을 예매합니다.`,
  askFree: (what) => `Enter를 누르면 ${what}를 예매합니다. 결제할 금액은 없습니다.`,
  changed: (what, before, now) => `방금 가격이 바뀌었습니다. ${what}의 가격: ${before} → ${now}`,
  goOn: 'Enter를 누르면 새 가격으로 이어서 합니다. 아직 예매되지 않았습니다.',
  sending: '예매하는 중 …',
  bestChosen: (id) =>
    `남은 좌석 가운데 좋은 자리로 정해집니다. 직접 고르려면: outerpark seats ${id}`,
  done: (id) => `좌석을 확보했습니다. 예매 번호 ${id}`,
  follows: '결제는 뒤에서 이어집니다. 이 화면을 떠나도 됩니다.',
  declined: (reason) =>
    `카드 결제가 거절되어${reason === '' ? '' : `(${reason})`} 좌석이 반환되었습니다.`,
  notPaid: '기한 안에 결제되지 않아 좌석이 반환되었습니다.',
  cancelled: '취소된 예매입니다. 좌석이 반환되었습니다.',
  otherCard: 'r을 누르면 다른 카드로 다시 예매합니다.',
  bookAgain: 'r을 누르면 다시 예매합니다.',
  ended: 'Enter를 누르면 마이페이지에서 모두 볼 수 있습니다.',
  cards: '샌드박스 카드: card-ok, card-declined, card-slow',
  instead: (what) => `이 회차에 남은 좌석: ${what}.`,
  otherDay: (when) => `좌석이 있는 다음 회차: ${when}.`,
  gone: '이 공연은 더 이상 판매하지 않습니다.',
}
