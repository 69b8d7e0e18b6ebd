import { accept, type Operation, type PaymentId, refuse } from '../kernel/index.ts'
import type { LostChargeFound, LostChargeRefunded } from './events.ts'
import type { Payment } from './state.ts'

type Needs = { payment: PaymentId }
type Facts = { payment: Payment | undefined }

export type ClaimLostCharge = Omit<LostChargeFound, 'type'>

/**
 * Decides that a charge is refunded whose booking this log does not have: it was made after the backup from which the log
 * was restored. A charge of a booking that the log has goes back with the booking, never in this way.
 */
export const claimLostCharge: Operation<ClaimLostCharge, Needs, Facts, LostChargeFound, null> = {
  name: 'claim-lost-charge',
  needs: ({ key }) => ({ payment: key }),
  decide: (charge, { payment }) =>
    payment
      ? refuse('charge-not-lost', { id: charge.key })
      : accept([{ type: 'LostChargeFound', ...charge }], null),
}

export type RecordLostRefund = Omit<LostChargeRefunded, 'type'>

/** Records that a charge went back that {@link claimLostCharge} has claimed. */
export const recordLostRefund: Operation<RecordLostRefund, Needs, Facts, LostChargeRefunded, null> =
  {
    name: 'record-lost-refund',
    needs: ({ key }) => ({ payment: key }),
    decide(refund, { payment }) {
      if (payment) throw new Error(`Payment ${refund.key} is not lost.`)
      return accept([{ type: 'LostChargeRefunded', ...refund }], null)
    },
  }
