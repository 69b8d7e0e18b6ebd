import { readFileSync } from 'node:fs'
import type { MyPageResponse } from '@outerpark/core/contract'
import type { RecordedEvent } from '@outerpark/core/policies'
import type { NoticeRow, PaymentRow, TaskRow } from '@outerpark/core/ports'
import type { ReservationReply } from '@outerpark/core/reservation'
import Database from 'better-sqlite3'

// A home of version 0.1, whose daemon stopped in the midst of an outage: written out as SQL, with what its daemon
// answered last. The databases and the answers were made by that version, not by this one.

const file = (name: string) => new URL(`./home-0.1/${name}`, import.meta.url)

/** Makes one of the databases of that home. */
export function makeDatabaseOfBefore(name: 'outerpark' | 'mypage' | 'sandbox', to: string): void {
  const db = new Database(to)
  db.pragma('foreign_keys = OFF')
  db.exec(readFileSync(file(`${name}.sql`), 'utf8'))
  db.close()
}

export type AnswersOfBefore = {
  readonly events: readonly RecordedEvent[]
  readonly reservations: readonly (ReservationReply & { readonly position: number })[]
  readonly payments: readonly PaymentRow[]
  readonly notices: readonly NoticeRow[]
  readonly tasks: readonly TaskRow[]
  /** the pages of both customers */
  readonly kim: MyPageResponse
  readonly lee: MyPageResponse
  /** the booking that was answered under the key `key-of-kim` */
  readonly paid: ReservationReply & { readonly position: number }
  readonly people: Record<'kim' | 'lee', { readonly id: string; readonly token: string }> & {
    /** the performance */
    readonly pf: string
  }
}

/** What the daemon of that home answered before it stopped. */
export function answersOfBefore(): AnswersOfBefore {
  return JSON.parse(readFileSync(file('answers.json'), 'utf8'))
}
