import { expect, test } from 'vitest'
import { databaseOf, isLeftOver, manifestOf, namesFor, officeIn, unfinished } from './names.ts'

const { database, manifest } = namesFor('5f0c', '2026-11-30T03:11:17.123Z')

test('a backup is named by its box office and its time', () => {
  expect(database).toBe('outerpark-5f0c-20261130T031117.123Z.db')
  expect(manifest).toBe('outerpark-5f0c-20261130T031117.123Z.json')
  expect(officeIn(database)).toBe('5f0c')
})

test('the database and the manifest belong to each other, by whichever of them is named', () => {
  for (const name of [database, manifest]) {
    expect(manifestOf(name)).toBe(manifest)
    expect(databaseOf(name)).toBe(database)
  }
})

test.each([
  'outerpark.db',
  'outerpark-5f0c.db',
  'other-5f0c-20261130T031117.123Z.db',
  `${database}.bak`,
  manifest,
])('%s is no database of a backup', (name) => {
  expect(officeIn(name)).toBeUndefined()
})

test.each([
  [unfinished(database), true],
  [`${unfinished(database)}-journal`, true],
  [`${unfinished(database)}-wal`, true],
  [database, false],
  [manifest, false],
  [unfinished('outerpark-b2-20261130T031117.123Z.db'), false],
  ['notes.part', false],
])('whether %s was left of a backup: %s', (name, isLeft) => {
  expect(isLeftOver(name, '5f0c')).toBe(isLeft)
})
