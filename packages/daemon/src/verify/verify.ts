import type { Finding, MyPage } from '@outerpark/core/ports'
import { type Check, checkOf } from './invariants.ts'

export type VerifyParts = {
  /** one finding for each invariant of the write side */
  readonly checkInvariants: () => Promise<readonly Finding[]>
  readonly myPage: Pick<MyPage, 'check' | 'position' | 'waitFor'>
  /** of the last event in the store */
  readonly lastPosition: () => Promise<number>
  /** compares the card company's ledger with the write side; undefined where there is no ledger to be read */
  readonly compareLedger: (() => Promise<readonly Check[]>) | undefined
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

/**
 * Checks every invariant: those of the store, MyPage against the events, and the ledger of the card company. One comes
 * after the other, each in a thread of its own: so bookings meet no more than one other thread that is always busy.
 */
export function verifier(parts: VerifyParts): () => Promise<Verified> {
  const { checkInvariants, compareLedger } = parts
  return async () => {
    const checks = (await checkInvariants()).map(checkOf)
    checks.push({ name: 'mypage-equals-rebuild', ...(await checkMyPage(parts).catch(failed)) })
    const ledger = await compareLedger?.().catch((error) => [
      { name: 'ledger-matches-payments', ...failed(error) },
    ])
    checks.push(...(ledger ?? []))
    const ok = checks.every((check) => check.ok)
    return { ok, checks, notChecked: ledger ? [] : [NO_LEDGER] }
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
