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
  const cache = pageCache(2_300)
  const source = sourceAt(1)
  for (const query of [minji, junho, of('CU-3')]) cache.page(query, source, 1)
  cache.page(of('CU-3'), source, 1)
  expect(source.page).toHaveBeenCalledTimes(3)
  cache.page(minji, source, 1)
  expect(source.page).toHaveBeenCalledTimes(4)
})

test('an empty page counts with what it takes to keep it', () => {
  const cache = pageCache(100 * 1024)
  const source = { page: vi.fn(() => '{"position":1,"reservations":[]}') }
  for (let n = 0; n < 1_000; n++) cache.page(of(`CU-${n}`), source, 1)
  for (let n = 999; n >= 0; n--) cache.page(of(`CU-${n}`), source, 1)
  expect(source.page.mock.calls.length).toBeGreaterThan(1_900)
})

test('of one customer a few pages are kept, the newest ones, whatever cursors they ask with', () => {
  const cache = pageCache()
  const source = sourceAt(1)
  const ask = (cursor: number) => cache.page({ ...minji, cursor: String(cursor) }, source, 1)
  for (let cursor = 0; cursor < 20; cursor++) ask(cursor)
  expect(source.page).toHaveBeenCalledTimes(20)
  ask(19)
  ask(12)
  expect(source.page).toHaveBeenCalledTimes(20)
  ask(11)
  expect(source.page).toHaveBeenCalledTimes(21)
})

test('a page that is kept has a buffer of its own', () => {
  const cache = pageCache()
  const source = sourceAt(1)
  for (const position of [1, 2]) {
    const page = cache.page(minji, source, position)
    expect(page.buffer.byteLength).toBe(page.length)
  }
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
  const cache = pageCache(2_300)
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
  expect(source.page).toHaveBeenCalledWith({ ...minji, before: 12, language: 'en' })
})

test.each(['', 'x', '1.5', '-1', '1; DROP TABLE steps'])('%j is not a cursor', (cursor) => {
  const source = sourceAt(7)
  expect(() => pageCache().page({ ...minji, cursor }, source, 7)).toThrow(InvalidCursor)
})
