import type { PaymentGateway } from '@outerpark/core/ports'
import type { CompanyBooks } from '../http/routes/lost-charges.ts'
import { gatewayOfOffice } from '../payment/office-gateway.ts'
import { findLostCharges, type LedgerAddress } from './verify.ts'

/** A person waits for the answer, so it may take longer than a call of the pipeline. */
const LOOK_UP_MS = 20_000

type Parts = {
  readonly storeFile: string
  readonly client: PaymentGateway
  readonly officeName: string
  /** undefined if the ledger cannot be read */
  readonly ledger: (() => LedgerAddress) | undefined
}

/** What the card company has in its books of this office. It is asked without the guard, as for `verify`. */
export function companyBooks({ storeFile, client, officeName, ledger }: Parts): CompanyBooks {
  const gateway = gatewayOfOffice(client, officeName)
  return {
    findLostCharges: ledger && (() => findLostCharges(storeFile, ledger())),
    lookUp: (key) => gateway.lookUp(key, AbortSignal.timeout(LOOK_UP_MS)),
  }
}
