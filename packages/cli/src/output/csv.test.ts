import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const page = (...items: readonly object[]) => ({ items, next: null })
const rows = async (...names: readonly string[]) =>
  (
    await csvOf(
      page(...names.map((name) => ({ id: 'CU-1', name }))),
      ['id', 'name'],
      'customer list',
    )
  )
    .split('\r\n')
    .slice(1, -1)

test('a list has a header and a row for each item, in lines that end with CRLF', async () => {
  const musical = { id: 'MU-1', title: '빨래', venue: 'V', runningMinutes: 150, timeZone: null }
  expect(await csvOf(page(musical), 'all', 'musical list')).toBe(
    'id,title,venue,runningMinutes,timeZone,refund,age,cast.role,cast.name,key\r\nMU-1,빨래,V,150,,,,,,\r\n',
  )
})

test('an empty list has its header', async () => {
  expect(await csvOf(page(), 'all', 'payment list')).toBe(
    'id,reservationId,customerId,status,amount.amount,amount.currency,chargeId,refunded.amount,refunded.currency,updatedAt\r\n',
  )
})

test.each([
  ['Kim, Minji', '"Kim, Minji"'],
  ['the "best" seats', '"the ""best"" seats"'],
  ['two\r\nlines', 'two··lines'],
  [' blank ', '" blank "'],
  ['', ''],
])('the cell %j is %s', async (name, cell) => {
  expect(await rows(name)).toEqual([`CU-1,${cell}`])
})

test.each(['=1+1', '+82', '-1', '@SUM(A1)', ' =1', '＝1', '\t=1'])(
  'a spreadsheet does not run %j',
  async (name) => {
    const [row = ''] = await rows(name)
    expect(row).toMatch(/^CU-1,"?['·]/)
  },
)

test('a number stays a number, below zero too', async () => {
  const ledger = page({ key: 'k', amount: { amount: -5, currency: 'KRW' } })
  expect(await csvOf(ledger, ['amount.amount'], 'sandbox ledger')).toBe('amount.amount\r\n-5\r\n')
})

test('a performance has a row for each of its grades', async () => {
  const grades = [
    { grade: 'VIP', price: { amount: 9, currency: 'KRW' } },
    { grade: 'R', price: { amount: 5, currency: 'KRW' } },
  ]
  const performances = page({ id: 'PF-1', grades }, { id: 'PF-2', grades: [] })
  const columns = ['id', 'grades.grade', 'grades.price.amount']
  expect(await csvOf(performances, columns, 'performance list')).toBe(
    'id,grades.grade,grades.price.amount\r\nPF-1,VIP,9\r\nPF-1,R,5\r\nPF-2,,\r\n',
  )
})

test('a list of words is one cell, and events have the columns of what they hold', async () => {
  expect(await csvOf(page({ scopes: ['read', 'sell'] }), ['scopes'], 'token list')).toContain(
    'read; sell',
  )
  const events = page({ id: 'EV-1', amount: { amount: 3 } }, { id: 'EV-2', seats: 2 })
  expect(await csvOf(events, 'all', 'events')).toMatch(/^id,.*,actor,amount\.amount,seats\r\n/)
})

const figures = { sold: 2, held: 0, revenue: { amount: 380_000, currency: 'KRW' } }

test('a report has a row for each of its rows, and no column that it is not by', async () => {
  const sales = { position: 9, rows: [{ day: '2027-01-05', ...figures }], totals: [figures] }
  const csv = await csvOf(sales, 'all', 'sales')
  expect(csv).toBe('day,sold,held,revenue.amount,revenue.currency\r\n2027-01-05,2,0,380000,KRW\r\n')
  expect(await csvOf(sales, ['day', 'sold'], 'sales')).toBe('day,sold\r\n2027-01-05,2\r\n')
})

test('a report without rows has its header', async () => {
  const csv = await csvOf({ position: 9, rows: [], totals: [] }, 'all', 'sales')
  expect(csv).toMatch(/^performance\.id,.*,day,capacity,.*\r\n$/)
})

test('nor does it run the name of a field that a box office made up', async () => {
  const events = page({ position: 1, '=1+1': 'x' })
  const [header = ''] = (await csvOf(events, 'all', 'events')).split('\r\n')
  expect(header.split(',').at(-1)).toBe("'=1+1")
})
