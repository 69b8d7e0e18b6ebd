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
  kept: 'KEPT',
  refunded: 'REFUNDED',
  total: 'Total',
  badDay: (flag: string, given: string) =>
    `${flag} has to be a day such as 2027-01-05, not "${given}".`,
}
