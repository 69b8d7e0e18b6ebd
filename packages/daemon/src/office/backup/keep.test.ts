import { expect, test } from 'vitest'
import { outdated } from './keep.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`
const backup = (day: number, office = 'a1') => ({ file: `${office}-${day}`, office, at: at(day) })
const files = (...args: Parameters<typeof outdated>) => outdated(...args).map(({ file }) => file)

test('the oldest ones go, in whatever order they are listed', () => {
  const backups = [backup(3), backup(1), backup(4), backup(2)]
  expect(files(backups, 'a1', 2).sort()).toEqual(['a1-1', 'a1-2'])
  expect(files(backups, 'a1', 4)).toEqual([])
  expect(files(backups, 'a1', 9)).toEqual([])
})

test('the newest one stays in any case', () => {
  expect(files([backup(1), backup(2)], 'a1', 1)).toEqual(['a1-1'])
  expect(files([backup(2)], 'a1', 1)).toEqual([])
})

test('with 0 all stay', () => {
  expect(files([backup(1), backup(2)], 'a1', 0)).toEqual([])
})

test('those of another box office do not count and do not go', () => {
  const backups = [backup(1, 'b2'), backup(2), backup(3, 'b2'), backup(4)]
  expect(files(backups, 'a1', 1)).toEqual(['a1-2'])
})
