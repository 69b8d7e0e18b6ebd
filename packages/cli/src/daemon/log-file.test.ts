import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lastLines, lastLinesOfAll, linesFrom } from './log-file.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outerpark-log-'))
  file = join(folder, 'daemon.log')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the last lines of a long log are read from its end', () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `line ${i} 유령`)
  writeFileSync(file, `${lines.join('\n')}\n`)
  expect(lastLines(file, 3).lines).toEqual(lines.slice(-3))
  expect(lastLines(file, 30_000).lines).toEqual(lines)
})

test('an incomplete line is given once, when it is complete', async () => {
  writeFileSync(file, 'one\ntwo\nthr')
  const { lines, end } = lastLines(file, 10)
  expect(lines).toEqual(['one', 'two'])
  const stop = new AbortController()
  const following = linesFrom(file, end, stop.signal)
  const next = following.next()
  appendFileSync(file, 'ee\nfour\n')
  expect((await next).value).toBe('three')
  expect((await following.next()).value).toBe('four')
  stop.abort()
  expect((await following.next()).done).toBe(true)
})

test('a truncated log is followed from its new beginning', async () => {
  writeFileSync(file, 'a long line of before\n')
  const stop = new AbortController()
  const following = linesFrom(file, lastLines(file, 1).end, stop.signal)
  const next = following.next()
  writeFileSync(file, 'new\n')
  expect((await next).value).toBe('new')
  stop.abort()
})

test('C17: the last lines are read across files that were put aside', () => {
  writeFileSync(`${file}.2`, '1\n2\n')
  writeFileSync(`${file}.1`, '3\n4\n')
  writeFileSync(file, '5\n')
  expect(lastLinesOfAll(file, 2).lines).toEqual(['4', '5'])
  expect(lastLinesOfAll(file, 4).lines).toEqual(['2', '3', '4', '5'])
  expect(lastLinesOfAll(file, 50).lines).toEqual(['1', '2', '3', '4', '5'])
})

test('C17: a log that is put aside is followed to its end, and then from the beginning of the new one', async () => {
  writeFileSync(file, 'before\n')
  const stop = new AbortController()
  const following = linesFrom(file, lastLines(file, 1).end, stop.signal)
  const next = following.next()
  appendFileSync(file, 'last\n')
  renameSync(file, `${file}.1`)
  writeFileSync(file, 'first\n')
  expect((await next).value).toBe('last')
  expect((await following.next()).value).toBe('first')
  stop.abort()
  expect((await following.next()).done).toBe(true)
})

test('W12: what is there when the signal aborts is still given', async () => {
  writeFileSync(file, '')
  const stop = new AbortController()
  const following = linesFrom(file, 0, stop.signal)
  appendFileSync(file, 'drained\nclosed\n')
  stop.abort()
  expect(await Array.fromAsync(following)).toEqual(['drained', 'closed'])
})
