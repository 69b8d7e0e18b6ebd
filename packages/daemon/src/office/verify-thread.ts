import { parentPort, workerData } from 'node:worker_threads'
import { httpGateway } from '../payment/http-gateway.ts'
import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { checkLedger } from '../verify/ledger.ts'
import { checkSales } from '../verify/sales.ts'
import { resting, withRest } from './rest.ts'
import { giveWay } from './threads.ts'
import type { LedgerAddress, VerifyResult, VerifyTask } from './verify.ts'

// A thread of `verify`: it makes one check, sends the result, and ends.

giveWay()
// From `checkInvariants` or `compareLedger`.
const task = workerData as VerifyTask
const rest = resting()
const audit = openSqliteAudit(task.storeFile, rest)
try {
  const found = await result()
  parentPort?.postMessage(found satisfies VerifyResult[VerifyTask['kind']])
} finally {
  await audit.close()
}

async function result(): Promise<VerifyResult[VerifyTask['kind']]> {
  if (task.kind === 'invariants') return audit.invariants(task.only)
  if (task.kind === 'ledger') return compare(task.ledger)
  const log = openSqliteEventLog(task.storeFile)
  try {
    return await checkSales(task.standing, audit, { after: withRest(log.after, rest) })
  } finally {
    await log.close()
  }
}

async function compare({ officeName, ...address }: LedgerAddress): Promise<VerifyResult['ledger']> {
  const gateway = httpGateway({ address: () => address })
  try {
    const beliefs = {
      beliefs: withRest(audit.beliefs, rest),
      paidBefore: withRest(audit.paidBefore, rest),
    }
    const book = { ledger: () => ledgerOfOffice(gateway.ledger(), officeName) }
    return await checkLedger(book, beliefs)
  } finally {
    gateway.close()
  }
}
