import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfigFile } from '../settings/config-file.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { writeSettings } from './write.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeAll(() => {
  folder = temporaryFolder()
})
afterAll(() => {
  spawnSync('umount', [folder.file('disk')])
  folder.remove()
})

const write = (home: string, value: string) =>
  writeSettings({
    file: readConfigFile(home),
    changes: [{ name: 'host', text: value }],
    env: { OUTERPARK_HOME: home },
    say: (english) => english,
  })

test('a setting that cannot be written is refused with a code, and the file stays', async () => {
  const home = folder.file('home')
  await write(home, '127.0.0.1')
  const before = readFileSync(join(home, 'config.json'), 'utf8')
  // The draft of the file has this name.
  mkdirSync(join(home, 'config.json.new'))
  await expect(write(home, '127.0.0.2')).rejects.toThrow(
    expect.objectContaining({ code: 'home-not-writable', hint: expect.any(String) }),
  )
  expect(readFileSync(join(home, 'config.json'), 'utf8')).toBe(before)
})

test('a setting on a full disk is refused as such, and leaves no draft', async ({ skip }) => {
  const disk = folder.file('disk')
  mkdirSync(disk)
  const options = ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'tmpfs', disk]
  if (spawnSync('mount', options).status !== 0) return skip('this user may not mount a small disk')
  expect(() => writeFileSync(join(disk, 'filler'), Buffer.alloc(128 * 1024))).toThrow('ENOSPC')
  await expect(write(disk, '127.0.0.1')).rejects.toThrow(
    expect.objectContaining({ code: 'disk-full' }),
  )
  expect(readdirSync(disk)).toEqual(['filler'])
})
