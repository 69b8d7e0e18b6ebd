import type { SalesWords } from './sales-en.ts'

/** The texts of the screen Sales in Korean. */
export const SALES_KO: SalesWords = {
  by: { performance: '회차', grade: '등급', day: '날짜' },
  one: { performance: '회차', grade: '등급', day: '날짜' },
  rows: (n) => `${n}줄`,
  nothing: '아직 판매 중인 공연이 없습니다.',
  capacity: '좌석',
  sold: '판매',
  held: '확보',
  left: '잔여',
  revenue: '매출',
  awaited: '받을 금액',
  refunded: '환불',
  since: (time) => `모두 ${time}부터의 매출입니다. 한 시간이 지나면 그래프를 그립니다.`,
  now: '지금',
}
