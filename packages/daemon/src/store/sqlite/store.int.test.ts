import { expect, test } from 'vitest'
import { manualClock } from '../../testing/clock.ts'
import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { describeStore } from '../testing/store-contract.ts'
import { openSqliteStore } from './store.ts'

describeStore('the store on SQLite', (clock, channels = ['inbox']) => {
  const folder = temporaryFolder()
  const file = folder.file('outerpark.db')
  const open = () => openSqliteStore(file, { clock, newId: countedIds(), channels })
  let store = open()
  return {
    store,
    async reopen() {
      await store.close()
      store = open()
      return store
    },
    async close() {
      await store.close()
      folder.remove()
    },
  }
})

test('a box office keeps the name by which others know it, and no other has it', async () => {
  const folder = temporaryFolder()
  const nameOf = async (file: string) => {
    const store = openSqliteStore(folder.file(file), { clock: manualClock(), newId: countedIds() })
    await store.close()
    return store.officeName
  }
  const name = await nameOf('one.db')
  expect(name).toMatch(/^[0-9a-f]{16}$/)
  expect(await nameOf('one.db')).toBe(name)
  expect(await nameOf('two.db')).not.toBe(name)
  folder.remove()
})
