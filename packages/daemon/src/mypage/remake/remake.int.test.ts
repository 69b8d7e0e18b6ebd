import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { makeRemake } from './remake.ts'
import { takeOvers } from './take-over.ts'

const folder = temporaryFolder()
afterEach(folder.remove)

const FULL = `Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })`
const says = (message: string) =>
  new Worker(`require('node:worker_threads').parentPort.postMessage(${message})`, { eval: true })

describe('a rebuild on a full disk', () => {
  const noRoom = { name: 'MyPageUnavailable', code: 'no-room' }

  test('says so, if the second view has no room while it is made', async () => {
    const remake = makeRemake(folder.file('mypage.db'), {
      startThread: () => new Worker(`throw ${FULL}`, { eval: true }),
      takeOver: takeOvers(
        () => true,
        () => {},
      ),
      position: () => 0,
    })
    await expect(remake.rebuild()).rejects.toMatchObject(noRoom)
    await remake.close()
  })

  test('says so, if the second view has no room when it takes over', async () => {
    const takeOver = takeOvers(
      ({ kind }) => {
        if (kind === 'take-over')
          setImmediate(() =>
            takeOver.failed({ kind: 'failed', message: 'full', code: 'SQLITE_FULL' }),
          )
        return true
      },
      () => {},
    )
    const remake = makeRemake(folder.file('mypage.db'), {
      startThread: () => says(`{ kind: 'made' }`),
      takeOver,
      position: () => 0,
    })
    await expect(remake.rebuild()).rejects.toMatchObject(noRoom)
    await remake.close()
  })
})
