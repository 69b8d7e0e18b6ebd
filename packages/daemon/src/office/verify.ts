import type { Invariant } from '@outerpark/core/names'
import {
  type Check,
  type FailedCheck,
  type Finding,
  GatewayUnavailable,
  type Report,
  type SalesStanding,
} from '@outerpark/core/ports'
import type { GatewayAddress } from '../payment/http-exchange.ts'
import { resultOf } from '../process/thread-result.ts'
import type { LostCharges } from '../verify/lost.ts'
import { startThread } from './threads.ts'

/** A card company whose ledger can be read. */
export type LedgerAddress = GatewayAddress & {
  /** the name of this box office at the card company */
  readonly officeName: string
}

/** The task of a thread of `verify`. */
export type VerifyTask =
  | {
      readonly kind: 'invariants'
      readonly storeFile: string
      /** the only one to check; undefined for all */
      readonly only: Invariant | undefined
    }
  | { readonly kind: 'sales'; readonly storeFile: string; readonly standing: SalesStanding }
  | { readonly kind: 'reports'; readonly storeFile: string; readonly reports: readonly Report[] }
  | { readonly kind: 'ledger'; readonly storeFile: string; readonly ledger: LedgerAddress }
  | { readonly kind: 'lost'; readonly storeFile: string; readonly ledger: LedgerAddress }

/** The result that the thread sends. */
export type VerifyResult = {
  readonly invariants: readonly (Finding | FailedCheck)[]
  readonly sales: Check
  readonly reports: Check
  readonly ledger: readonly Check[]
  readonly lost: LostCharges | { readonly unavailable: string }
}

/**
 * Checks the invariants of the write side in a thread of its own. With a million reservations that takes seconds, and
 * no booking has to wait for it.
 * @param storeFile the database of the write side
 * @param only the only one to check; if left out, all are
 */
export function checkInvariants(
  storeFile: string,
  only?: Invariant,
): Promise<VerifyResult['invariants']> {
  return run({ kind: 'invariants', storeFile, only })
}

/** Compares the figures of sales with the write side, in a thread of its own. */
export function compareSales(
  storeFile: string,
  standing: SalesStanding,
): Promise<VerifyResult['sales']> {
  return run({ kind: 'sales', storeFile, standing })
}

/** Compares the reports for accounting with the events, in a thread of its own. */
export function compareReports(
  storeFile: string,
  reports: readonly Report[],
): Promise<VerifyResult['reports']> {
  return run({ kind: 'reports', storeFile, reports })
}

/** Compares the ledger of the card company with the write side, in a thread of its own. */
export function compareLedger(
  storeFile: string,
  ledger: LedgerAddress,
): Promise<VerifyResult['ledger']> {
  return run({ kind: 'ledger', storeFile, ledger })
}

/**
 * Finds the charges that no booking has, in a thread of its own.
 * @throws GatewayUnavailable if the card company does not answer
 */
export async function findLostCharges(
  storeFile: string,
  ledger: LedgerAddress,
): Promise<LostCharges> {
  const found = await run({ kind: 'lost', storeFile, ledger })
  if ('unavailable' in found) throw new GatewayUnavailable(found.unavailable)
  return found
}

/**
 * The checks of `verify` for which a thread is started.
 * @param ledger where the ledger can be read; undefined if it cannot be
 */
export const audits = (storeFile: string, ledger: (() => LedgerAddress) | undefined) => ({
  checkInvariants: (only?: Invariant) => checkInvariants(storeFile, only),
  compareSales: (standing: SalesStanding) => compareSales(storeFile, standing),
  compareReports: (reports: readonly Report[]) => compareReports(storeFile, reports),
  compareLedger: ledger && (() => compareLedger(storeFile, ledger())),
})

async function run<Task extends VerifyTask>(task: Task): Promise<VerifyResult[Task['kind']]> {
  const said = await resultOf(startThread('verify-thread', `verify ${task.kind}`, task))
  return said as VerifyResult[Task['kind']] // verify-thread.ts sends no other message
}
