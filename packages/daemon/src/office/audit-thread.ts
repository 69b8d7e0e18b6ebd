import { parentPort, workerData } from 'node:worker_threads'
import type { Audit } from '@outerpark/core/ports'
import { openSqliteAudit } from '../store/sqlite/audit.ts'
import type { AuditAnswer, AuditCall, AuditQuestion } from './audit.ts'

// The thread of `openAudit`: answers one question after the other, until it is terminated.

const audit = openSqliteAudit(String(workerData))

parentPort?.on('message', async ({ id, call, parameters }: AuditQuestion) => {
  parentPort?.postMessage(await answer(id, call, parameters))
})

async function answer(
  id: number,
  call: AuditCall,
  parameters: readonly unknown[],
): Promise<AuditAnswer> {
  try {
    // `openAudit` sends the parameters of that very call.
    const ask = audit[call] as (...parameters: readonly unknown[]) => ReturnType<Audit[AuditCall]>
    return { id, value: await ask(...parameters) }
  } catch (error) {
    return { id, error }
  }
}
