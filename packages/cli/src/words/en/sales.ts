/** The figures of sales. */
export const sales = {
  nothing: 'Nothing is on sale yet.',
  startsAt: 'STARTS AT',
  title: 'TITLE',
  grade: 'GRADE',
  day: 'DAY',
  sold: 'SOLD',
  held: 'HELD',
  left: 'LEFT',
  revenue: 'REVENUE',
  awaited: 'AWAITED',
  refunded: 'REFUNDED',
  total: 'Total',
}
