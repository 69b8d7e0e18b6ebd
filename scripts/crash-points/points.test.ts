import { expect, test } from 'vitest'
import { faultsOf } from './faults.ts'
import { pointsOf, scattered, secondKill } from './points.ts'
import type { Statement } from './statements.ts'

/** The part of a statement that these tests need. Nothing is executed. */
const statement = (kind: Statement['kind'], sql: string, inTransaction: boolean) =>
  ({ kind, sql, inTransaction }) as Statement // Without its connection, which these tests do not use.

const STORY = [
  statement('begin', 'BEGIN IMMEDIATE', false),
  statement('read', 'SELECT 1', true),
  statement('write', 'INSERT INTO events VALUES (1)', true),
  statement('commit', 'COMMIT', true),
]

test('every statement fails once and kills once, and a commit also kills within it and after it', () => {
  const met = pointsOf(STORY).map(({ statement, fault }) => `${statement} ${fault}`)
  expect(met).toEqual([
    '1 busy',
    '1 disk error',
    '1 killed before',
    '2 disk error',
    '2 killed before',
    '3 disk full',
    '3 disk error',
    '3 killed before',
    '4 disk full',
    '4 disk error',
    '4 killed before',
    '4 killed within',
    '4 killed after',
    '4 killed twice',
  ])
})

test('points are numbered from 1 without a gap', () => {
  expect(pointsOf(STORY).map(({ number }) => number)).toEqual(
    Array.from({ length: 14 }, (_, i) => i + 1),
  )
})

test('a statement outside of a transaction commits by itself', () => {
  expect(faultsOf(statement('write', 'INSERT INTO meta VALUES (1)', false))).toContain(
    'killed after',
  )
  expect(faultsOf(statement('pragma', 'PRAGMA wal_checkpoint(TRUNCATE)', false))).toContain(
    'killed within',
  )
  expect(faultsOf(statement('read', 'SELECT 1', false))).toEqual(['disk error', 'killed before'])
})

test('the second kill comes after the first', () => {
  const twice = pointsOf(STORY).find(({ fault }) => fault === 'killed twice')
  if (!twice) throw new Error('there is none')
  expect(secondKill(twice)).toBeGreaterThan(twice.statement)
})

test.each([0, 1, 7])('scattered from %i, every point occurs once', (offset) => {
  const points = Array.from({ length: 50 }, () => STORY).flatMap(pointsOf)
  const met = scattered(points, offset)
  expect(new Set(met).size).toBe(points.length)
  expect(met).toHaveLength(points.length)
})

test('the first few of the scattered points are spread over the whole story', () => {
  const points = pointsOf(Array.from({ length: 100 }, () => STORY).flat())
  const thirds = scattered(points, 3)
    .slice(0, 9)
    .map(({ number }) => Math.floor((3 * (number - 1)) / points.length))
  expect(new Set(thirds)).toEqual(new Set([0, 1, 2]))
})
