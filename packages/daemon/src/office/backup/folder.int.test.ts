import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BackupFailure } from './failure.ts'
import { backupsIn } from './folder.ts'

test('a folder that cannot be read is a failure with a reason, and one that does not exist has no backups', () => {
  const place = mkdtempSync(join(tmpdir(), 'outerpark-backups-'))
  try {
    expect(backupsIn(join(place, 'none')).items).toEqual([])
    writeFileSync(join(place, 'file'), '')
    expect(() => backupsIn(join(place, 'file', 'below'))).toThrow(BackupFailure)
    expect(() => backupsIn(join(place, 'file', 'below'))).toThrow(
      /cannot be used for backups: ENOTDIR/,
    )
  } finally {
    rmSync(place, { recursive: true })
  }
})
