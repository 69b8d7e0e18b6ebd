import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { countedIds } from '../testing/ids.ts'
import { memoryGateway } from '../testing/memory-gateway.ts'
import { describeCancelAtEveryStep } from './testing/cancel-at-every-step.ts'

describeCancelAtEveryStep('in memory', async () => {
  const cardCompany = memoryGateway()
  const store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
  async function* charges() {
    yield* cardCompany.charges()
  }
  return {
    store,
    cardCompany,
    ledger: () => ledgerOfOffice(charges(), store.officeName),
    verify: async () => {},
    close: async () => {},
  }
})
