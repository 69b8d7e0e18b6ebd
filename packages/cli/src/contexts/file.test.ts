import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readContexts } from './file.ts'
import { checkContextName } from './names.ts'

const folder = mkdtempSync(join(tmpdir(), 'outerpark-contexts-'))
const file = join(folder, 'contexts.json')
afterAll(() => rmSync(folder, { recursive: true }))

const readText = (text: string) => {
  writeFileSync(file, text, { mode: 0o600 })
  return readContexts(file)
}

test('contexts are read as they were written', () => {
  const kept = {
    current: 'seoul',
    contexts: {
      seoul: { url: 'http://127.0.0.1:1', insecure: true },
      here: { home: '/srv/outerpark' },
    },
  }
  expect(readText(JSON.stringify(kept))).toEqual(kept)
})

test.each([
  '',
  '{',
  '[]',
  '{"contexts": {}}',
  '{"current": 5, "contexts": {}}',
  '{"current": null, "contexts": []}',
  '{"current": null, "contexts": {"a": null}}',
  '{"current": null, "contexts": {"a": {}}}',
  '{"current": null, "contexts": {"a": {"url": 5}}}',
  '{"current": null, "contexts": {"a": {"url": "javascript:x"}}}',
  '{"current": null, "contexts": {"a": {"url": "http://h", "insecure": "yes"}}}',
  '{"current": null, "contexts": {"a": {"home": "relative"}}}',
  '{"current": null, "contexts": {"a": {"home": "/h", "url": "http://h"}}}',
  // Its folder would be removed with it.
  '{"current": null, "contexts": {"../../x": {"url": "http://h"}}}',
])('a damaged file is named, and nothing of it is used: %s', (text) => {
  expect(() => readText(text)).toThrow(file)
})

describe('the name of a context', () => {
  test.each(['seoul', '2', 'a.b-c_d', 'constructor', 'console', 'com', 'a'.repeat(64)])(
    'may be %s',
    (name) => {
      expect(checkContextName(name)).toBe(name)
    },
  )

  test.each([
    ...['', '.', '..', '../x', 'a/b', 'a\\b', '-a', '_a', '__proto__', 'A', '서울', '🎭', 'a b'],
    ...['a\n', 'a'.repeat(65)],
    // Other names of the same folder, or devices, on Windows.
    ...['a.', 'con', 'nul', 'aux.txt', 'com1', 'lpt9.x'],
  ])('may not be %j', (name) => {
    expect(() => checkContextName(name)).toThrow(expect.objectContaining({ code: 'usage' }))
  })
})
