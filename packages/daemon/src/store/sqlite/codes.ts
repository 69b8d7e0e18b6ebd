import type { PaymentStatus, ReservationStatus } from '@outerpark/core/kernel'
import type { TaskKind } from '@outerpark/core/policies'

// Words that the tables store as small numbers, because they are in every row. Never give a number another meaning:
// databases of older versions contain it. The views `reservations_in_words` and `tasks_in_words` show the words.

type Code<Word extends string> = {
  /** the number that stands for the word */
  readonly of: (word: Word) => number
  readonly word: (code: number) => Word
}

function codes<Word extends string>(numbers: Record<Word, number>): Code<Word> {
  // `Object.entries` loses the type of the keys, which are the words.
  const entries = Object.entries<number>(numbers) as [Word, number][]
  const words = new Map(entries.map(([word, code]) => [code, word]))
  return {
    of: (word) => numbers[word],
    word(code) {
      const word = words.get(code)
      if (word === undefined) throw new Error(`The database holds a code ${code} of no meaning.`)
      return word
    },
  }
}

export const reservationStatus = codes<ReservationStatus>({
  'awaiting-payment': 1,
  confirmed: 2,
  cancelled: 3,
  'payment-failed': 4,
  expired: 5,
})

export const AWAITING = reservationStatus.of('awaiting-payment')
export const CONFIRMED = reservationStatus.of('confirmed')
/** The statuses in which a reservation has its seats, for `IN`: it holds them, or they are sold. */
export const HAS_SEATS = `(${AWAITING}, ${CONFIRMED})`

export const paymentStatus = codes<PaymentStatus>({
  requested: 1,
  deferred: 2,
  approved: 3,
  declined: 4,
  cancelled: 5,
})

export const taskKind = codes<TaskKind>({
  'approve-payment': 1,
  'cancel-payment': 2,
  'send-notice': 3,
  'send-mail': 4,
  'send-webhook': 5,
})
