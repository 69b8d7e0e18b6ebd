import type { FailedCheck, Finding } from '@outerpark/core/ports'
import { resultOf } from '../process/thread-result.ts'
import type { Check } from '../verify/check.ts'
import { startThread } from './threads.ts'

/** A card company whose ledger can be read. */
export type LedgerAddress = {
  readonly url: string
  /** the bearer secret */
  readonly key: string
  /** the name of this box office at the card company */
  readonly officeName: string
}

/** What a thread of `verify` is started for. */
export type VerifyTask =
  | { readonly kind: 'invariants'; readonly storeFile: string }
  | { readonly kind: 'ledger'; readonly storeFile: string; readonly ledger: LedgerAddress }

/** What the thread says at its end. */
export type VerifyResult = {
  readonly invariants: readonly (Finding | FailedCheck)[]
  readonly ledger: readonly Check[]
}

/**
 * Checks the invariants of the write side in a thread of its own: on a million reservations that takes seconds, in
 * which no booking has to wait.
 * @param storeFile the database of the write side
 */
export function checkInvariants(storeFile: string): Promise<VerifyResult['invariants']> {
  return run({ kind: 'invariants', storeFile })
}

/** Compares the ledger of the card company with the write side, in a thread of its own. */
export function compareLedger(
  storeFile: string,
  ledger: LedgerAddress,
): Promise<VerifyResult['ledger']> {
  return run({ kind: 'ledger', storeFile, ledger })
}

async function run<Task extends VerifyTask>(task: Task): Promise<VerifyResult[Task['kind']]> {
  const said = await resultOf(startThread('verify-thread', `verify ${task.kind}`, task))
  return said as VerifyResult[Task['kind']] // the one message of verify-thread.ts
}
