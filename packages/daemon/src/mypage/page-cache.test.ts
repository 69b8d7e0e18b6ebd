import { asId } from '@outerpark/core/kernel'
import { InvalidCursor } from '@outerpark/core/ports'
import { expect, test, vi } from 'vitest'
import { pageCache } from './page-cache.ts'

const of = (customer: string) => ({ customerId: asId<'customer'>(customer), limit: 10 })
const minji = of('CU-1')
const junho = of('CU-2')

function sourceAt(position: number, title = '빨래') {
  return { page: vi.fn(() => `{"position":${position},"reservations":[{"title":"${title}"}]}`) }
}
const read = (page: Buffer) => JSON.parse(page.toString())

test('a page is read once, and sent under the newest position that is known', () => {
  const cache = pageCache()
  const source = sourceAt(7)
  expect(read(cache.page(minji, source, 5))).toEqual({
    position: 7,
    reservations: [{ title: '빨래' }],
  })
  expect(read(cache.page(minji, source, 9))).toMatchObject({ position: 9 })
  expect(source.page).toHaveBeenCalledTimes(1)
})

test('a page is read again once its customer was named, and no other is', () => {
  const cache = pageCache()
  cache.page(minji, sourceAt(7), 7)
  cache.page(junho, sourceAt(7), 7)
  cache.forget(minji.customerId)
  const later = sourceAt(8, 'Hadestown')
  expect(read(cache.page(minji, later, 8)).reservations).toEqual([{ title: 'Hadestown' }])
  expect(read(cache.page(junho, later, 8))).toEqual({
    position: 8,
    reservations: [{ title: '빨래' }],
  })
  expect(later.page).toHaveBeenCalledTimes(1)
})

test('pages of another length or place are others', () => {
  const cache = pageCache()
  const source = sourceAt(1)
  cache.page(minji, source, 1)
  cache.page({ ...minji, limit: 20 }, source, 1)
  cache.page({ ...minji, cursor: '3' }, source, 1)
  expect(source.page).toHaveBeenCalledTimes(3)
})

test('no more is kept than was allowed, and those go first that were asked for longest ago', () => {
  const cache = pageCache(100)
  const source = sourceAt(1)
  for (const query of [minji, junho, of('CU-3')]) cache.page(query, source, 1)
  cache.page(of('CU-3'), source, 1)
  expect(source.page).toHaveBeenCalledTimes(3)
  cache.page(minji, source, 1)
  expect(source.page).toHaveBeenCalledTimes(4)
})

test('of another view everything is read again', () => {
  const cache = pageCache()
  const source = sourceAt(1)
  cache.page(minji, source, 1)
  cache.clear()
  cache.page(minji, source, 1)
  expect(source.page).toHaveBeenCalledTimes(2)
})

test('a page that was asked for lately stays', () => {
  const cache = pageCache(120)
  const source = sourceAt(1)
  for (const query of [minji, junho, minji, of('CU-3'), minji]) cache.page(query, source, 1)
  expect(source.page).toHaveBeenCalledTimes(3)
})

test('while the position is the same, the same bytes are sent', () => {
  const cache = pageCache()
  const source = sourceAt(7)
  const first = cache.page(minji, source, 9)
  expect(cache.page(minji, source, 9)).toBe(first)
  const later = cache.page(minji, source, 10_000)
  expect(read(later)).toEqual({ ...read(first), position: 10_000 })
  expect(read(first)).toMatchObject({ position: 9 })
})

test('a cursor is the position before which the reservations were opened', () => {
  const source = sourceAt(7)
  pageCache().page({ ...minji, cursor: '12' }, source, 7)
  expect(source.page).toHaveBeenCalledWith({ ...minji, before: 12 })
})

test.each(['', 'x', '1.5', '-1', '1; DROP TABLE steps'])('%j is not a cursor', (cursor) => {
  const source = sourceAt(7)
  expect(() => pageCache().page({ ...minji, cursor }, source, 7)).toThrow(InvalidCursor)
})
