import { expect, test } from 'vitest'
import { Table } from './table.ts'

test('an error names the row, unless its key is personal data', () => {
  const grades = new Table<number>('grade', [])
  grades.add('VIP', 1)
  expect(() => grades.add('VIP', 2)).toThrow('There is a grade VIP already.')
  expect(() => grades.replace('R', 2)).toThrow('There is no grade R.')
  const emails = new Table<string>('customer with that address', [], 'personal')
  emails.add('minji@example.com', 'CU-1')
  expect(() => emails.add('minji@example.com', 'CU-2')).toThrow(
    'There is a customer with that address already.',
  )
  expect(() => emails.remove('junho@example.com')).toThrow(
    'There is no customer with that address.',
  )
})
