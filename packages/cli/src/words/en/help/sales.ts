export const sales = {
  about: 'seats sold, held and left, and money (finance)',
  by: 'what a row stands for',
  musical: 'only performances of this musical',
  performance: 'only this performance',
  from: 'the first day of the period, at the hall',
  to: 'the last day of the period',
}
