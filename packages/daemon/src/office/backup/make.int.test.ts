import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { openRealOffice, type RealOffice } from '../../testing/real-office.ts'

let folder: ReturnType<typeof temporaryFolder>
let office: RealOffice
beforeAll(async () => {
  folder = temporaryFolder()
  office = await openRealOffice(folder.file('home'), {
    OUTERPARK_BACKUP_TO: folder.file('backups'),
    OUTERPARK_BACKUP_COMMAND: program('copy', 'echo "$1 $2" >> "$(dirname "$0")/told"'),
  })
})
afterAll(async () => {
  await office?.stop()
  folder.remove()
})

const program = (name: string, script: string) => {
  writeFileSync(folder.file(name), `#!/bin/sh\n${script}\n`, { mode: 0o700 })
  return folder.file(name)
}
const make = (body: object = {}) => office.admin('/v1/backups', 'POST', body)
const names = () => readdirSync(folder.file('backups')).sort()

test('so many backups stay as were asked for, and what is not a backup stays too', async () => {
  mkdirSync(folder.file('backups'), { mode: 0o700 })
  writeFileSync(folder.file('backups/notes.txt'), '')
  const first = (await make({ keep: 2 })).backup.file
  const second = (await make({ keep: 2 })).backup.file
  const { backup, deleted, sameDisk, command } = await make({ keep: 2 })
  expect(deleted).toEqual([first])
  expect({ sameDisk, command }).toEqual({ sameDisk: true, command: { ok: true, reason: null } })
  const { items, incomplete } = await office.admin('/v1/backups')
  expect(items.map(({ file }: { file: string }) => file)).toEqual([backup.file, second])
  expect(incomplete).toEqual([])
  expect(names()).toContain('notes.txt')
  expect(readFileSync(folder.file('told'), 'utf8').split('\n')).toContain(
    `${backup.file} ${backup.file.replace(/db$/, 'json')}`,
  )
})

test('what a crash has left of a backup is named, and goes with the next one', async () => {
  const { backup } = await make()
  const left = `${backup.file}.part`
  writeFileSync(left, 'half')
  expect((await office.admin('/v1/backups')).incomplete).toEqual([left])
  await make()
  expect((await office.admin('/v1/backups')).incomplete).toEqual([])
})

test('two backups are not made at the same time', async () => {
  const both = await Promise.all([make(), make()])
  expect(both.map(({ code }) => code).filter(Boolean)).toEqual(['backup-in-progress'])
})

test('a request over TCP names no folder of the machine', async () => {
  expect(await make({ to: folder.file('elsewhere') })).toMatchObject({
    code: 'not-allowed',
    params: { case: 'folder-from-elsewhere' },
  })
})

test('a folder that is no folder is named, nothing is left, and bookings go on', async () => {
  const home = folder.file('second')
  writeFileSync(folder.file('a-file'), '')
  const second = await openRealOffice(home, { OUTERPARK_BACKUP_TO: folder.file('a-file') })
  const refused = await second.admin('/v1/backups', 'POST', {})
  expect(refused).toMatchObject({ code: 'backup-failed', params: { case: 'folder' } })
  expect(await second.admin('/v1/backups')).toEqual(refused)
  await second.book(await second.signUp('a@example.com'), await second.performance())
  await second.stop()
})

test('a command that fails is told, and the backup stays', async () => {
  const home = folder.file('third')
  const failing = program('fail', 'echo "no such bucket" >&2; exit 3')
  const third = await openRealOffice(home, { OUTERPARK_BACKUP_COMMAND: failing })
  const { command, backup } = await third.admin('/v1/backups', 'POST', {})
  const standing = async () => (await third.admin('/v1/status')).backups
  const reason = 'exit code 3: no such bucket'
  expect(command).toEqual({ ok: false, reason })
  expect(await standing()).toMatchObject({ failed: null, commandFailed: { reason } })
  program('fail', 'exit 0')
  await third.admin('/v1/backups', 'POST', {})
  expect(await standing()).toMatchObject({ commandFailed: null })
  await third.stop()
  expect(readdirSync(join(home, 'backups'))).toContain(backup.file.split('/').at(-1))
})

test('the daemon makes one by itself when one is due', async () => {
  const home = folder.file('fourth')
  const fourth = await openRealOffice(home, { OUTERPARK_BACKUP_EVERY: '6h' })
  await expect
    .poll(async () => (await fourth.admin('/v1/backups')).items.length, { timeout: 20_000 })
    .toBe(1)
  await fourth.stop()
})

test('whoever asks while the daemon makes one by itself waits for it, and gets one of then', async () => {
  const begun = folder.file('begun')
  const over = `${begun}-over`
  // If the test fails, its folder goes, and the program ends.
  const wait = `while [ -e ${begun} ] && [ ! -e ${over} ]; do sleep 0.05; done`
  const slow = program('slow', `touch ${begun}; ${wait}`)
  const env = { OUTERPARK_BACKUP_EVERY: '6h', OUTERPARK_BACKUP_COMMAND: slow }
  const fifth = await openRealOffice(folder.file('fifth'), env)
  try {
    await expect.poll(() => existsSync(begun), { timeout: 20_000 }).toBe(true)
    const asked = fifth.admin('/v1/backups', 'POST', {})
    // An answer that came later than the question for the backup was taken.
    await fifth.admin('/v1/status')
    writeFileSync(over, '')
    expect(await asked).toMatchObject({ command: { ok: true } })
    expect((await fifth.admin('/v1/backups')).items).toHaveLength(2)
  } finally {
    writeFileSync(over, '')
    await fifth.stop()
  }
})

test('the status names the newest backup that is there, and the last try if it failed', async () => {
  const standing = async () => (await office.admin('/v1/status')).backups
  const first = (await make()).backup
  const second = (await make()).backup
  expect(await standing()).toEqual({
    newest: { file: second.file, at: second.at },
    ...{ failed: null, commandFailed: null, everyMs: null },
  })
  rmSync(second.file)
  expect(await standing()).toMatchObject({ newest: { file: first.file } })
  // Where the folder was is a file now.
  renameSync(folder.file('backups'), folder.file('elsewhere'))
  writeFileSync(folder.file('backups'), '')
  await make()
  expect(await standing()).toMatchObject({
    newest: null,
    failed: { at: expect.any(String), code: 'backup-failed', params: { case: 'folder' } },
  })
  rmSync(folder.file('backups'))
  renameSync(folder.file('elsewhere'), folder.file('backups'))
  const { backup } = await make()
  expect(await standing()).toMatchObject({ newest: { file: backup.file }, failed: null })
})
