import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasUnreadSettings } from './unread.ts'

const STARTED = '2026-11-30T10:00:00.000Z'
const at = (seconds: number) => Date.parse(STARTED) / 1000 + seconds

test.each([
  ['before the start', -1, false],
  ['after it', 1, true],
])('a file of settings that was written %s', (_, seconds, expected) => {
  const home = mkdtempSync(join(tmpdir(), 'outerpark-unread-'))
  try {
    expect(hasUnreadSettings(home, STARTED)).toBe(false)
    writeFileSync(join(home, 'config.json'), '{}')
    utimesSync(join(home, 'config.json'), at(seconds), at(seconds))
    expect(hasUnreadSettings(home, STARTED)).toBe(expected)
  } finally {
    rmSync(home, { recursive: true })
  }
})
