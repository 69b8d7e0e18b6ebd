import type { Refusal } from '@outerpark/core/kernel'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { Known } from './known.ts'

type Sale = 'open' | 'closed' | 'cancelled'

/** Keeps which performances are closed or cancelled (domain 3.9). It reads only the log. */
export function offSaleBook() {
  const sales = new Map<string, Sale>()
  const saleOf = (performanceId: string): Sale => sales.get(performanceId) ?? 'open'

  return {
    saleOf,
    /** Reads an event. Gives an error if it may not follow on what is closed or cancelled. */
    read(event: RecordedEvent): string | undefined {
      if (!('performanceId' in event)) return undefined
      const { performanceId: id } = event
      const before = saleOf(id)
      const wrong = `${event.type} of ${id}, which is ${before}`
      switch (event.type) {
        case 'Reserved':
        case 'SeatsHeld':
          return before === 'open' ? undefined : wrong
        case 'PerformanceClosed':
          sales.set(id, 'closed')
          return before === 'cancelled' ? wrong : undefined
        case 'PerformanceOpened':
          sales.set(id, 'open')
          return before === 'closed' ? undefined : wrong
        case 'PerformanceCancelled':
          sales.set(id, 'cancelled')
          return before === 'cancelled' ? wrong : undefined
        case 'GradeChanged':
        case 'PerformanceReplanned':
          return before === 'cancelled' ? wrong : undefined
        case 'ReservationCancelled':
          return event.by === 'house' && before !== 'cancelled' ? wrong : undefined
        default:
          return undefined
      }
    },
    /** Whether a refusal says what is true when it is decided. */
    wronglyRefused({ code }: Refusal, performanceId: string): string | undefined {
      const sale = saleOf(performanceId)
      if (code === 'sale-closed' && sale !== 'closed') return `it is ${sale}`
      return code === 'performance-cancelled' && sale !== 'cancelled' ? `it is ${sale}` : undefined
    },
    /** The reservations of cancelled performances that still have seats. */
    stillBooked: ({ state }: Known): readonly string[] =>
      [...state.office.reservations.values()].flatMap(({ reservationId, performanceId, status }) =>
        status === 'confirmed' && saleOf(performanceId) === 'cancelled' ? [reservationId] : [],
      ),
  }
}

export type OffSaleBook = ReturnType<typeof offSaleBook>
