import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import type { Sample } from './snapshot.ts'

export type Rates = {
  readonly count: (event: EventResponse) => void
  /** The sample of this moment. Later bookings and payments count for the next sample. */
  readonly sample: (status: StatusResponse) => Sample
}

/** Counts bookings and payments between one sample and the next. */
export function makeRates(): Rates {
  let last = performance.now()
  let [booked, paid] = [0, 0]
  return {
    count({ type }) {
      if (type === 'Reserved') booked += 1
      if (type === 'PaymentApproved') paid += 1
    },
    sample({ payment }) {
      const now = performance.now()
      const perSecond = (count: number) => (count * 1000) / (now - last)
      const sample = {
        ...{ at: Date.now(), breaker: payment.breaker.state, unpaid: payment.unpaid },
        ...{ booked: perSecond(booked), paid: perSecond(paid) },
      }
      last = now
      ;[booked, paid] = [0, 0]
      return sample
    },
  }
}
