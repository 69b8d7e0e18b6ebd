import type { PaymentStatus, ReservationStatus } from '@outerpark/core/kernel'
import type { TaskKind } from '@outerpark/core/policies'

// What the tables write as a small number, since it stands in every row. A number is never given another meaning:
// databases of older versions hold it. The views `reservations_in_words` and `tasks_in_words` spell them out.

type Code<Word extends string> = {
  /** the number under which the word is stored */
  readonly of: (word: Word) => number
  readonly word: (code: number) => Word
}

function codes<Word extends string>(numbers: Record<Word, number>): Code<Word> {
  // The keys of the record are the words.
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
