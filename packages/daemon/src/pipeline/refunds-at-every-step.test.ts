import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { countedIds } from '../testing/ids.ts'
import { memoryGateway } from '../testing/memory-gateway.ts'
import { describeRefundsAtEveryStep } from './testing/refunds-at-every-step.ts'

describeRefundsAtEveryStep(
  'in memory',
  async () => {
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
  },
  { moments: Array.from({ length: 22 }, (_, at) => at), seeds: [1, 2, 3, 4, 5] },
)
