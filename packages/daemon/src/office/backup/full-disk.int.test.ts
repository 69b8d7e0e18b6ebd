import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { openRealOffice } from '../../testing/real-office.ts'

const folder = temporaryFolder()
const disk = folder.file('disk')
afterAll(() => {
  spawnSync('umount', [disk])
  folder.remove()
})

test('a backup onto a full disk does not count, leaves nothing, and bookings go on', async ({
  skip,
}) => {
  mkdirSync(disk)
  const options = ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'tmpfs', disk]
  if (spawnSync('mount', options).status !== 0) return skip('this user may not mount a small disk')
  const to = join(disk, 'backups')
  const office = await openRealOffice(folder.file('home'), { OUTERPARK_BACKUP_TO: to })
  expect(await office.admin('/v1/backups', 'POST', {})).toMatchObject({
    code: 'storage-full',
    params: { case: 'backup' },
  })
  expect(readdirSync(to)).toEqual([])
  expect((await office.admin('/v1/status')).backups).toMatchObject({ newest: null })
  await office.book(await office.signUp('a@example.com'), await office.performance())
  await office.stop()
})
