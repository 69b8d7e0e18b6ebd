import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { copyDatabase, damageIn, emptyJournalBeside, factsOf } from '../../store/sqlite/copy.ts'
import { giveWay } from '../threads.ts'
import type { CopyResult, CopyTask } from './copy.ts'
import { sha256Of } from './digest.ts'
import { onDisk } from './durable.ts'
import { EPOCH_NOTE } from './manifest.ts'

// The thread of a backup: it makes one copy of the database, checks it, says what is in it, and ends.

giveWay()
// From `copyInThread`.
const { from, to, beside } = workerData as CopyTask
parentPort?.postMessage(await result())

async function result(): Promise<CopyResult> {
  try {
    await copyDatabase(from, to, { beside })
    if (beside) emptyJournalBeside(from)
    const reason = damageIn(to)
    if (reason !== undefined) return { kind: 'damaged', reason }
    const facts = factsOf(to)
    if (!facts) return { kind: 'damaged', reason: 'there is no box office in it' }
    const sha256 = sha256Of(to)
    onDisk(to)
    const { note, ...rest } = facts
    const notes = { [EPOCH_NOTE]: note(EPOCH_NOTE), gateway: note('gateway') }
    return { kind: 'copied', facts: { ...rest, notes }, bytes: statSync(to).size, sha256 }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    // SQLite says so of the source, while it is copied.
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code)))
      return { kind: 'damaged', reason: error.message }
    return { kind: 'failed', code: String(error.code), message: error.message }
  }
}
