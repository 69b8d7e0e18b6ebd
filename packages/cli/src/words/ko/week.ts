import type { CliWords } from '../en/index.ts'

export const week: CliWords['week'] = {
  hall: '극장이 좌석 배치도를 한 번 입력합니다. 좌석 번호와 등급은 여기서 나옵니다.',
  season: '시즌의 판매를 엽니다. 공연장에서 3회, 좌석 번호가 없는 소극장에서 1회입니다.',
  booksTwo: (days) => `공연 ${days}일 전, Minji가 가장 좋은 두 석을 예매하고 …`,
  asksFirst: (days) => `… 한 석을 취소합니다. 먼저 공연 ${days}일 전 환불액을 확인합니다.`,
  holds: 'Jun이 고른 두 석을 친구에게 물어볼 때까지 잡아 둡니다.',
  dearer: '그사이 가격이 오릅니다. 이후의 예매부터 적용됩니다.',
  oldPrice: 'Jun이 안내받은 것은 이전 가격입니다. 묻지 않고 새 가격을 청구하지 않습니다 …',
  newPrice: '… 새 가격을 확인하고 예매합니다.',
  soldOut: (seats) => `소극장 ${seats}석 중 서연이 열 석을 예매했고, Jun이 나머지를 예매합니다.`,
  tooLate: '소극장은 매진입니다.',
  isOff: '공연 1회가 취소됩니다. 그때부터 아무것도 팔지 않으며 …',
  allBack: '… 규정과 관계없이 고객마다 전액을 돌려받습니다.',
  sales: '회계를 위한 판매, 취소 수수료, 환불 내역입니다.',
}
