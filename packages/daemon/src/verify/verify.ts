import type { Audit, LedgerCharge, MyPage } from '@outerpark/core/ports'
import { type Check, checkOf } from './invariants.ts'
import { checkLedger } from './ledger.ts'

export type VerifyParts = {
  /** opened for each time that it is verified */
  readonly openAudit: () => Audit
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

/** Checks every invariant: those of the store, MyPage against the events, and the ledger of the card company. */
export function verifier(parts: VerifyParts): () => Promise<Verified> {
  const { openAudit, book } = parts
  return async () => {
    const audit = openAudit()
    try {
      const checks = (await audit.invariants()).map(checkOf)
      checks.push({ name: 'mypage-equals-rebuild', ...(await checkMyPage(parts).catch(failed)) })
      if (book)
        checks.push(
          ...(await checkLedger(book, audit).catch((error) => [
            { name: 'ledger-matches-payments', ...failed(error) },
          ])),
        )
      const ok = checks.every((check) => check.ok)
      return { ok, checks, notChecked: book ? [] : [NO_LEDGER] }
    } finally {
      await audit.close()
    }
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
