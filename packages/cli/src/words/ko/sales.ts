import type { CliWords } from '../en/index.ts'

export const sales: CliWords['sales'] = {
  nothing: '아직 판매 중인 공연이 없습니다.',
  startsAt: '시작',
  title: '제목',
  grade: '등급',
  day: '날짜',
  sold: '판매',
  held: '확보',
  left: '잔여',
  revenue: '매출',
  awaited: '받을 금액',
  kept: '수수료',
  refunded: '환불',
  total: '합계',
  badDay: (flag, given) => `${flag}에는 2027-01-05와 같은 날짜를 써 주세요(받은 값: "${given}").`,
}
