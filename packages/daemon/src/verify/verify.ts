import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LedgerCharge } from '@outerpark/core/ports'
import Database from 'better-sqlite3'
import type { MyPage } from '../mypage/index.ts'
import type { Check } from './invariants.ts'
import { beliefsIn, checkLedger } from './ledger.ts'

export type VerifyParts = {
  readonly storeFile: string
  readonly myPage: Pick<MyPage, 'check' | 'position' | 'waitFor'>
  /** of the last event in the store */
  readonly lastPosition: () => Promise<number>
  /** the card company's book; without one, only our own side is checked */
  readonly book: { readonly ledger: () => AsyncIterable<LedgerCharge> } | undefined
}

/** How long MyPage may take to come to where the store stands. */
const CATCH_UP_MS = 10_000

/** What nothing is known of, and why. */
export type Unchecked = Pick<Check, 'name' | 'detail'>
export type Verified = {
  readonly ok: boolean
  readonly checks: Check[]
  readonly notChecked: Unchecked[]
}

/** Silence would be taken for a ledger that fits. */
const NO_LEDGER: Unchecked = {
  name: 'ledger-matches-payments',
  detail: 'not compared: the card company shows no ledger; see its own reports',
}

/** Checks every invariant: the store's, MyPage against its rebuild, and the ledger of the card company. */
export function verifier(parts: VerifyParts): () => Promise<Verified> {
  const { storeFile, book } = parts
  return async () => {
    const checks = [
      ...(await inThread(storeFile)),
      { name: 'mypage-equals-rebuild', ...(await checkMyPage(parts).catch(failed)) },
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
    const ok = checks.every((check) => check.ok)
    return { ok, checks, notChecked: book ? [] : [NO_LEDGER] }
  }
}

/** The comparison reaches as far as the view does, so the view first has to come to where the store stands now. */
async function checkMyPage({ myPage, lastPosition }: VerifyParts): Promise<Omit<Check, 'name'>> {
  const last = await lastPosition()
  if (!(await myPage.waitFor(last, CATCH_UP_MS))) {
    const position = myPage.position()
    const detail = `MyPage is ${last - position} events behind: at position ${position} of ${last}, after ${CATCH_UP_MS / 1000} s of waiting`
    return { ok: false, detail }
  }
  const { ok, detail } = await myPage.check()
  return { ok, detail }
}

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
