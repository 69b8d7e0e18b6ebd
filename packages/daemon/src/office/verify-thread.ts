import { parentPort, workerData } from 'node:worker_threads'
import { GatewayUnavailable, type LedgerCharge } from '@outerpark/core/ports'
import { httpGateway } from '../payment/http-gateway.ts'
import { ledgerOfOffice } from '../payment/office-gateway.ts'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import { openSqliteEventLog } from '../store/sqlite/event-log.ts'
import { checkLedger } from '../verify/ledger.ts'
import { lostCharges } from '../verify/lost.ts'
import { checkReports } from '../verify/reports.ts'
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
  if (task.kind === 'ledger') return withLedger(task.ledger, compare)
  if (task.kind === 'lost') return withLedger(task.ledger, lost)
  const log = openSqliteEventLog(task.storeFile)
  try {
    const read = { after: withRest(log.after, rest) }
    return task.kind === 'reports'
      ? await checkReports(task.reports, read)
      : await checkSales(task.standing, audit, read)
  } finally {
    await log.close()
  }
}

type Entries = () => AsyncIterable<LedgerCharge>

/** Reads the entries of this box office in the ledger of the card company. */
async function withLedger<T>(
  { officeName, ...address }: LedgerAddress,
  read: (ledger: Entries) => Promise<T>,
): Promise<T> {
  const gateway = httpGateway({ address: () => address })
  try {
    return await read(() => ledgerOfOffice(gateway.ledger(), officeName))
  } finally {
    gateway.close()
  }
}

function compare(ledger: Entries): Promise<VerifyResult['ledger']> {
  const beliefs = withRest(audit.beliefs, rest)
  return checkLedger({ ledger }, { beliefs, paidBefore: withRest(audit.paidBefore, rest) })
}

/** An error loses its class on the way out of a thread, so a company that is away is a result. */
async function lost(ledger: Entries): Promise<VerifyResult['lost']> {
  try {
    return await lostCharges(ledger(), { beliefs: withRest(audit.beliefs, rest) })
  } catch (error) {
    if (error instanceof GatewayUnavailable) return { unavailable: error.message }
    throw error
  }
}
