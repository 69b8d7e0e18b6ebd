import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { openSocketFolder, SOCKET_FOLDER, socketIn } from './socket-folder.ts'
import { removeLeftSockets, writeState } from './state-file.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const state = { pid: 1, url: 'http://127.0.0.1:1', instance: '', version: '', mode: '' }
/** A state file that names this socket. */
function stateWith(socket: string): string {
  const file = folder.file('daemon.json')
  writeState(file, { ...state, startedAt: '', socket })
  return file
}

test('S3: the sockets are in the home, which stays as it is', async () => {
  const sockets = await openSocketFolder(folder.path)
  expect(socketIn(sockets.path, 'daemon')).toBe(folder.file('daemon.sock'))
  sockets.remove()
  expect(existsSync(folder.path)).toBe(true)
})

test('S3: a home that cannot have sockets gets a private folder, which is removed with them', async () => {
  const long = join(folder.path, 'x'.repeat(90))
  for (const home of [long, folder.file('missing')]) {
    const { path, remove } = await openSocketFolder(home)
    expect(basename(path)).toMatch(new RegExp(`^${SOCKET_FOLDER}`))
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(Buffer.byteLength(socketIn(path, 'sandbox'))).toBeLessThanOrEqual(103)
    remove()
    expect(existsSync(path)).toBe(false)
  }
})

test('S4: what a killed daemon has left is removed, and nothing else that the file names', async () => {
  const { path } = await openSocketFolder(folder.file('missing'))
  removeLeftSockets(stateWith(socketIn(path, 'daemon')))
  expect(existsSync(path)).toBe(false)

  const other = folder.file('other')
  mkdirSync(other)
  writeFileSync(join(other, 'kept'), '')
  const link = join(dirname(path), `${SOCKET_FOLDER}link-${process.pid}`)
  symlinkSync(other, link)
  try {
    for (const socket of [join(other, 'daemon.sock'), join(link, 'daemon.sock'), 'daemon.sock'])
      removeLeftSockets(stateWith(socket))
    expect(existsSync(join(other, 'kept'))).toBe(true)
  } finally {
    rmSync(link, { force: true })
  }
})
