import { parentPort, workerData } from 'node:worker_threads'
import { httpGateway } from '../payment/http-gateway.ts'
import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { checkLedger } from '../verify/ledger.ts'
import { giveWay } from './threads.ts'
import type { LedgerAddress, VerifyResult, VerifyTask } from './verify.ts'

// A thread of `verify`: makes one check, says what it found, and ends.

giveWay()
// What `checkInvariants` and `compareLedger` give.
const task = workerData as VerifyTask
const audit = openSqliteAudit(task.storeFile)
try {
  const found = task.kind === 'invariants' ? await audit.invariants() : await compare(task.ledger)
  parentPort?.postMessage(found satisfies VerifyResult[VerifyTask['kind']])
} finally {
  await audit.close()
}

async function compare({ officeName, ...address }: LedgerAddress): Promise<VerifyResult['ledger']> {
  const gateway = httpGateway(address)
  try {
    return await checkLedger({ ledger: () => ledgerOfOffice(gateway.ledger(), officeName) }, audit)
  } finally {
    gateway.close()
  }
}
