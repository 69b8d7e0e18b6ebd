import { readFileSync } from 'node:fs'
import type { MyPageResponse } from '@outerpark/core/contract'
import { canonicalMoment } from '@outerpark/core/names'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { NoticeRow, PaymentRow, TaskRow } from '@outerpark/core/ports'
import type { ReservationReply } from '@outerpark/core/reservation'
import Database from 'better-sqlite3'

// A home of version 0.1, whose daemon stopped during an outage. Its databases are kept as SQL, with the last answers of
// its daemon. Version 0.1 made the databases and the answers.

const file = (name: string) => new URL(`./home-0.1/${name}`, import.meta.url)

/** Creates one of the databases of that home. */
export function makeDatabaseOfBefore(name: 'outerpark' | 'mypage' | 'sandbox', to: string): void {
  const db = new Database(to)
  db.pragma('foreign_keys = OFF')
  db.exec(readFileSync(file(`${name}.sql`), 'utf8'))
  db.close()
}

export type AnswersOfBefore = {
  /** those of sign-ups had the name and the address of the customer */
  readonly events: readonly (RecordedEvent & { readonly name?: string; readonly email?: string })[]
  readonly reservations: readonly (ReservationReply & { readonly position: number })[]
  readonly payments: readonly PaymentRow[]
  readonly notices: readonly NoticeRow[]
  readonly tasks: readonly TaskRow[]
  /** the pages of both customers */
  readonly kim: MyPageResponse
  readonly lee: MyPageResponse
  /** the answer to the booking with the idempotency key `key-of-kim` */
  readonly paid: ReservationReply & { readonly position: number }
  readonly people: Record<'kim' | 'lee', { readonly id: string; readonly token: string }> & {
    /** the id of the performance */
    readonly pf: string
  }
}

/** The last answers of the daemon of that home, as it gave them. */
export function givenBefore(): AnswersOfBefore {
  return JSON.parse(readFileSync(file('answers.json'), 'utf8'))
}

/** The same answers in the form of today: times of halls have seconds. */
export function answersOfBefore(): AnswersOfBefore {
  return JSON.parse(readFileSync(file('answers.json'), 'utf8'), (name, value) =>
    name === 'startsAt' ? canonicalMoment(String(value)) : value,
  )
}
