import { openMemoryStore } from '../store/memory/store.ts'
import { countedIds } from '../testing/ids.ts'
import { memoryGateway } from '../testing/memory-gateway.ts'
import { describeCancelAtEveryStep } from './cancel-at-every-step.test-support.ts'

describeCancelAtEveryStep('in memory', async () => {
  const gateway = memoryGateway()
  return {
    store: openMemoryStore({ clock: { now: Date.now }, newId: countedIds() }),
    gateway,
    ledger: async () => gateway.charges(),
    verify: async () => {},
    close: async () => {},
  }
})
