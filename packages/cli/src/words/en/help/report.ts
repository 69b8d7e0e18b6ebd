export const report = {
  about: 'reports for accounting: sales, statement with VAT, refunds, and each day (finance)',
  name: 'which report',
  musical: 'only performances of this musical',
  performance: 'only this performance',
  from: 'the first day of the period, at the hall',
  to: 'the last day of the period',
  format: 'how it is printed; chart draws the report by day',
}
