import { temporaryFolder } from '../../testing/folder.ts'
import { countedIds } from '../../testing/ids.ts'
import { describeStore } from '../contract/store-contract.test-support.ts'
import { openSqliteStore } from './store.ts'

describeStore('the store on SQLite', (clock) => {
  const folder = temporaryFolder()
  const store = openSqliteStore(folder.file('outerpark.db'), { clock, newId: countedIds() })
  return {
    store,
    async close() {
      await store.close()
      folder.remove()
    },
  }
})
