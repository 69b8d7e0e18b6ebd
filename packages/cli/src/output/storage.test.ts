import { STORAGE_TROUBLES } from '@outerpark/core/names'
import { afterEach, expect, test } from 'vitest'
import { speak } from '../words/words.ts'
import { noPaint } from './paint.ts'
import { ageText, storageAdvice, storageDetails } from './storage.ts'

afterEach(() => speak('en'))

const NOW = Date.parse('2026-11-30T12:00:00Z')
const at = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString()
const fine = { trouble: null, walBytes: 1_200_000 }
const backups = {
  newest: { file: '/mnt/b/outerpark-x.db', at: at(3) },
  failed: null,
  everyMs: null,
}
const text = (status: Parameters<typeof storageDetails>[0], room = 80) =>
  storageDetails(status, noPaint, room, NOW) ?? ''
const advice = storageAdvice

test('what the box office does not say is not shown', () => {
  expect(storageDetails({}, noPaint)).toBeUndefined()
  expect(advice({})).toEqual([])
})

test('all is well: the size of the journal, and how old the newest backup is and where', () => {
  const shown = text({ storage: fine, backups })
  expect(shown).toMatch(/^database +can be written$/m)
  expect(shown).toMatch(/^write-ahead log +1\.2 MB$/m)
  expect(shown).toMatch(/^backup +20.*, 3 hours ago\n +\/mnt\/b\/outerpark-x\.db$/m)
  expect(advice({ storage: fine, backups })).toEqual([])
})

test.each(STORAGE_TROUBLES)('%s: since when, and what to do', (code) => {
  const trouble = { code, since: at(0), reason: 'SQLITE_X' }
  const status = { storage: { trouble, walBytes: 0 } }
  expect(text(status)).toMatch(/since 2026-\d\d-\d\d [\d:]{8} \(SQLITE_X\)$/m)
  expect(text(status).includes('reading goes on')).toBe(code !== 'storage-damaged')
  const [todo = ''] = advice(status)
  expect(todo).toMatch(code === 'storage-damaged' ? /outerpark restore FILE/ : /by themselves/)
})

test('a backup that failed: when, why, and how to try again, in the language of the reader', async () => {
  const failed = { at: at(1), code: 'storage-full', params: { case: 'backup' } }
  const status = { backups: { ...backups, failed } }
  expect(text(status)).toMatch(/the last try failed at .*\n +There is no room for a backup/)
  expect(advice(status)).toEqual(['The last backup failed. To try it again: outerpark backup'])
  await speak('ko')
  expect(text(status)).toContain('백업 폴더에 자리가 없습니다')
})

test('a backup whose command failed', () => {
  const commandFailed = { at: at(1), reason: 'exit code 3' }
  const said = text({ backups: { ...backups, commandFailed } })
  expect(said).toMatch(/outerpark-x\.db\n +backupCommand failed: exit code 3$/m)
})

test('no backup yet is said with the command', () => {
  expect(text({ backups: { ...backups, newest: null } })).toContain('none yet: outerpark backup')
})

test.each([
  [-5_000, '0 minutes'],
  [119 * 60_000, '119 minutes'],
  [2 * 3_600_000, '2 hours'],
  [47 * 3_600_000, '47 hours'],
  [49 * 3_600_000, '2 days'],
])('an age of %i ms is %s', (ms, says) => {
  expect(ageText(ms)).toBe(says)
})
