import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LedgerCharge } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import type { Check } from './invariants.ts'
import { beliefsIn, checkLedger } from './ledger.ts'

export type VerifyParts = {
  readonly storeFile: string
  readonly checkMyPage: () => Promise<{ ok: boolean; detail: string }>
  /** the card company's book; without one, only our own side is checked */
  readonly book: { readonly ledger: () => AsyncIterable<LedgerCharge> } | undefined
}

export type Verified = { readonly ok: boolean; readonly checks: Check[] }

/** Checks every invariant: the store's, MyPage against its rebuild, and the ledger of the card company. */
export function verifier({ storeFile, checkMyPage, book }: VerifyParts): () => Promise<Verified> {
  return async () => {
    const checks = [
      ...(await inThread(storeFile)),
      { name: 'mypage-equals-rebuild', ...(await checkMyPage().then(verdict, failed)) },
    ]
    if (book) {
      const db = new Database(storeFile, { readonly: true, timeout: 5000 })
      try {
        checks.push(...(await checkLedger(book, beliefsIn(db))))
      } catch (error) {
        checks.push({ name: 'ledger-matches-payments', ...failed(error) })
      } finally {
        db.close()
      }
    }
    return { ok: checks.every(({ ok }) => ok), checks }
  }
}

const verdict = ({ ok, detail }: { ok: boolean; detail: string }) => ({ ok, detail })

/** A check that could not be made does not hold. */
function failed(error: unknown): { ok: false; detail: string } {
  return {
    ok: false,
    detail: `could not be checked: ${error instanceof Error ? error.message : error}`,
  }
}

async function inThread(storeFile: string): Promise<Check[]> {
  const file = import.meta.url.endsWith('.ts') ? 'invariants-thread.ts' : 'invariants-thread.js'
  const worker = new Worker(new URL(file, import.meta.url), { workerData: storeFile })
  const [checks] = (await once(worker, 'message')) as [Check[]] // the one message that the thread sends
  await worker.terminate()
  return checks
}
