import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lastLines, linesFrom } from './log-file.ts'

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
