import {
  copyFileSync,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { openRealOffice } from '../../testing/real-office.ts'
import { sha256Of } from './digest.ts'
import { checkWhole, examine } from './examine.ts'
import { restoreHome } from './restore.ts'

let origin: ReturnType<typeof temporaryFolder>
let folder: ReturnType<typeof temporaryFolder>
beforeAll(async () => {
  origin = temporaryFolder()
  const office = await openRealOffice(origin.file('home'))
  await office.book(await office.signUp('a@example.com'), await office.performance())
  await office.settled()
  await office.admin('/v1/backups', 'POST', {})
  await office.stop()
})
afterAll(() => origin.remove())
beforeEach(() => {
  folder = temporaryFolder()
  cpSync(origin.path, folder.path, { recursive: true })
})
afterEach(() => folder.remove())

const home = () => folder.file('home')
const backups = () => readdirSync(folder.file('home/backups'))
const file = () => folder.file(`home/backups/${backups().find((name) => name.endsWith('.db'))}`)
/** The lock of the home comes and goes. */
const filesIn = (path: string) => readdirSync(path).filter((name) => !/^daemon\.lock/.test(name))

const manifestOf = (file: string) => file.replace(/db$/, 'json')
const change = (file: string, fields: object) => {
  const manifest = manifestOf(file)
  const known = JSON.parse(readFileSync(manifest, 'utf8'))
  writeFileSync(manifest, JSON.stringify({ ...known, ...fields }))
}
const DAMAGES: [what: string, damage: (file: string) => void, code: string][] = [
  ['has no file', (file) => rmSync(file), 'backup-not-found'],
  ['has no manifest', (file) => rmSync(manifestOf(file)), 'backup-incomplete'],
  ['has half a manifest', (file) => truncateSync(manifestOf(file), 40), 'backup-incomplete'],
  ['has an empty manifest', (file) => writeFileSync(manifestOf(file), '{}'), 'backup-incomplete'],
  ['was not copied as a whole', (file) => truncateSync(file, 8192), 'backup-incomplete'],
  [
    'has a byte changed',
    (file) => void writeSync(openSync(file, 'r+'), 'X', 70_000),
    'backup-damaged',
  ],
  ['comes from the future', (file) => change(file, { schema: 1_000 }), 'backup-newer'],
  [
    'is a link',
    (file) => {
      copyFileSync(file, `${file}.real`)
      rmSync(file)
      symlinkSync(`${file}.real`, file)
    },
    'file-not-trusted',
  ],
]
test.each(DAMAGES)(
  'a backup that %s is refused, and the home stays as it is',
  async (_, damage, code) => {
    const backup = file()
    const before = [filesIn(home()), sha256Of(folder.file('home/outerpark.db'))]
    damage(backup)
    const job = { home: home(), file: backup, replace: true, otherOffice: false }
    await expect(restoreHome(job, Date.now())).rejects.toMatchObject({ code })
    const after = [filesIn(home()), sha256Of(folder.file('home/outerpark.db'))]
    expect(after).toEqual(before)
  },
)

test('a database that was damaged before the backup is found by the check of the whole', () => {
  const backup = file()
  writeSync(openSync(backup, 'r+'), Buffer.alloc(4096, 1), 0, 4096, 3 * 4096)
  change(backup, { sha256: sha256Of(backup) })
  expect(() => checkWhole(examine(backup))).toThrow(
    expect.objectContaining({ code: 'backup-damaged' }),
  )
})

test('a backup is whole under another name, and can be named by its manifest', () => {
  const backup = file()
  copyFileSync(backup, folder.file('moved.db'))
  copyFileSync(manifestOf(backup), folder.file('moved.json'))
  for (const name of ['moved.db', 'moved.json']) {
    const examined = examine(folder.file(name))
    expect(basename(examined.file)).toBe('moved.db')
    checkWhole(examined)
  }
})
