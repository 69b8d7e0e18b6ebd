import { type FailedCheck, type Finding, INVARIANTS, type MyPage } from '@outerpark/core/ports'
import { type Check, checksOf } from './check.ts'
import { checkOf } from './invariants.ts'
import { LEDGER_CHECKS } from './ledger.ts'

export type VerifyParts = {
  /** one finding for each invariant of the write side */
  readonly checkInvariants: () => Promise<readonly (Finding | FailedCheck)[]>
  readonly myPage: Pick<MyPage, 'check' | 'position' | 'waitFor'>
  /** of the last event in the store */
  readonly lastPosition: () => Promise<number>
  /** compares the card company's ledger with the write side; undefined where there is no ledger to be read */
  readonly compareLedger: (() => Promise<readonly Check[]>) | undefined
  /** a check failed itself; what it checks is then reported as not holding */
  readonly onFailed?: (error: unknown) => void
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

const MYPAGE_CHECK = 'mypage-equals-rebuild'

/** Silence would be taken for a ledger that fits. */
const NO_LEDGER: Unchecked = {
  name: LEDGER_CHECKS[0],
  detail: 'not compared: the card company shows no ledger; see its own reports',
}

/**
 * Checks every invariant: those of the store, MyPage against the events, and the ledger of the card company. One comes
 * after the other, each in a thread of its own: so bookings meet no more than one other thread that is always busy.
 * A check that fails itself keeps none of the others from being made.
 */
export function verifier(parts: VerifyParts): () => Promise<Verified> {
  const { checkInvariants, compareLedger, onFailed } = parts
  const invariants = async () => (await checkInvariants()).map(checkOf)
  const myPage = async () => [{ name: MYPAGE_CHECK, ...(await checkMyPage(parts)) }]
  return async () => {
    const checks = [
      ...(await checksOf(INVARIANTS, invariants, onFailed)),
      ...(await checksOf([MYPAGE_CHECK], myPage, onFailed)),
      ...(compareLedger ? await checksOf(LEDGER_CHECKS, compareLedger, onFailed) : []),
    ]
    const ok = checks.every((check) => check.ok)
    return { ok, checks, notChecked: compareLedger ? [] : [NO_LEDGER] }
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
