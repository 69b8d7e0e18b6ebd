import { type CheckName, INVARIANTS, type Invariant } from '@outerpark/core/names'
import type {
  Check,
  FailedCheck,
  Finding,
  MyPage,
  Unchecked,
  Verified,
} from '@outerpark/core/ports'
import { checksOf } from './check.ts'
import { checkOf } from './invariants.ts'
import { LEDGER_CHECKS } from './ledger.ts'
import { REPORTS_CHECK } from './reports.ts'
import { SALES_CHECK } from './sales.ts'

export type VerifyParts = {
  /** one finding for each invariant of the write side, or for the only one that is asked for */
  readonly checkInvariants: (only?: Invariant) => Promise<readonly (Finding | FailedCheck)[]>
  readonly myPage: Pick<MyPage, 'check' | 'position' | 'waitFor'>
  /** compares the figures of sales with the write side */
  readonly compareSales: () => Promise<Check>
  /** compares the reports for accounting with the events */
  readonly compareReports: () => Promise<Check>
  /** the position of the last event in the store */
  readonly lastPosition: () => Promise<number>
  /** compares the card company's ledger with the write side; undefined if no ledger can be read */
  readonly compareLedger: (() => Promise<readonly Check[]>) | undefined
  /** is called if a check fails itself; the answer then says that it does not hold */
  readonly onFailed?: (error: unknown) => void
}

/** How long MyPage may take to reach the last event of the store. */
const CATCH_UP_MS = 10_000

const MYPAGE_CHECK = 'mypage-equals-rebuild'

/** If the answer did not name the check, one would think that the ledger fits. */
const NO_LEDGER: Unchecked = {
  name: LEDGER_CHECKS[0],
  code: 'no-ledger',
  params: {},
}

/**
 * Checks the invariants of the store, MyPage against the events, the figures of sales against the store, the
 * reports against the events, and the ledger of the card company. Each check has a
 * thread of its own. They run one after the other, so only one busy thread runs beside the bookings. If a check fails
 * itself, the others are made all the same.
 *
 * @returns the function that checks. With a name it makes only that check, so that a caller sees how far the checks are.
 * Of the ledger's two checks it makes both, since they are one pass
 */
export function verifier(parts: VerifyParts): (only?: CheckName) => Promise<Verified> {
  const { checkInvariants, compareLedger, onFailed } = parts
  const sales = async () => [await parts.compareSales()]
  const reports = async () => [await parts.compareReports()]
  const myPage = async () => [await checkMyPage(parts)]
  return async (only) => {
    const invariant = INVARIANTS.find((each) => each === only)
    const names = only === undefined ? INVARIANTS : invariant ? [invariant] : []
    const isWanted = (check: CheckName) => only === undefined || only === check
    const withLedger = LEDGER_CHECKS.some(isWanted)
    const invariants = async () => (await checkInvariants(invariant)).map(checkOf)
    const checks = [
      ...(names.length > 0 ? await checksOf(names, invariants, onFailed) : []),
      ...(isWanted(MYPAGE_CHECK) ? await checksOf([MYPAGE_CHECK], myPage, onFailed) : []),
      ...(isWanted(SALES_CHECK) ? await checksOf([SALES_CHECK], sales, onFailed) : []),
      ...(isWanted(REPORTS_CHECK) ? await checksOf([REPORTS_CHECK], reports, onFailed) : []),
      ...(withLedger && compareLedger
        ? await checksOf(LEDGER_CHECKS, compareLedger, onFailed)
        : []),
    ]
    const ok = checks.every((check) => check.ok)
    return { ok, checks, notChecked: withLedger && !compareLedger ? [NO_LEDGER] : [] }
  }
}

/** Only what the view has reached is compared. So the view first has to reach the last event of the store. */
async function checkMyPage({ myPage, lastPosition }: VerifyParts): Promise<Check> {
  const last = await lastPosition()
  if (!(await myPage.waitFor(last, CATCH_UP_MS))) {
    const position = myPage.position()
    const params = { events: last - position, position, last, seconds: CATCH_UP_MS / 1000 }
    return { name: MYPAGE_CHECK, ok: false, code: 'view-behind', params }
  }
  const { ok, finding } = await myPage.check()
  return { name: MYPAGE_CHECK, ok, ...finding }
}
