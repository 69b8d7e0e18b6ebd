import { expect } from 'vitest'
import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { sandboxUnderTest } from '../sandbox/testing/under-test.ts'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { randomIds } from '../testing/ids.ts'
import { checkOf } from '../verify/invariants.ts'
import { checkLedger } from '../verify/ledger.ts'
import { describeRefundsAtEveryStep } from './testing/refunds-at-every-step.ts'

describeRefundsAtEveryStep(
  'with the sandbox and SQLite',
  async () => {
    const sandbox = await sandboxUnderTest()
    const folder = temporaryFolder()
    const file = folder.file('outerpark.db')
    const store = openSqliteStore(file, { clock: { now: Date.now }, newId: randomIds })
    const ledger = () => ledgerOfOffice(sandbox.gateway.ledger(), store.officeName)
    return {
      store,
      cardCompany: sandbox.gateway,
      ledger,
      async verify() {
        const audit = openSqliteAudit(file)
        try {
          const checks = [
            ...(await audit.invariants()).map(checkOf),
            ...(await checkLedger({ ledger }, audit)),
          ]
          expect(checks.filter(({ ok }) => !ok)).toEqual([])
        } finally {
          await audit.close()
        }
      },
      async close() {
        await store.close()
        await sandbox.close()
        folder.remove()
      },
    }
  },
  { moments: [1, 3, 5, 9, 13], seeds: [1] },
)
