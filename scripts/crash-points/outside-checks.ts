import { numberOf, paymentIdOf } from '@outerpark/core/kernel'
import type { LedgerCharge } from '@outerpark/core/ports'
import { checkText } from '@outerpark/core/words'
import type Database from 'better-sqlite3'
import { auditOf } from '../../packages/daemon/src/store/sqlite/audit.ts'
import { checkLedger } from '../../packages/daemon/src/verify/ledger.ts'
import { eventNames } from '../lab/event-names.ts'
import type { MailServer } from './mail-server.ts'
import type { Booked, Row } from './promises.ts'

/** The records outside of the box office. */
export type Outside = {
  readonly charges: readonly LedgerCharge[]
  /** the events of which the webhook's receiver got a notice */
  readonly heardOf: ReadonlySet<string>
  /** the mails, in the order in which they came */
  readonly mails: ReturnType<MailServer['taken']>
}

/** A booking that was answered, and its row in the store. */
type Known = Booked & { readonly row: Row | undefined }

/** Says which charges are wrong: a confirmed reservation is charged once, for its amount, and no other is charged. */
export async function wronglyCharged(
  db: Database.Database,
  known: readonly Known[],
  { charges }: Outside,
): Promise<string[]> {
  // The card company's keys begin with the name of the office.
  const named = charges.map((each) => ({ ...each, key: each.key.slice(each.key.indexOf('.') + 1) }))
  const book = {
    async *ledger() {
      yield* named
    },
  }
  const checks = await checkLedger(book, auditOf(db))
  const wrong = known.flatMap(({ key, id, row }) => {
    const own = named.filter((charge) => charge.key === paymentIdOf(id))
    const live = own.reduce((sum, { charged, refunded }) => sum + charged - refunded, 0)
    const due = row?.status === 'confirmed' ? row.amount : 0
    return live === due && own.length <= 1 ? [] : [`"${key}" is ${row?.status} and charged ${live}`]
  })
  return [
    ...checks.flatMap((check) => (check.ok ? [] : [`${check.name}: ${checkText('en', check)}`])),
    ...wrong,
  ]
}

/** What the house says of a performance to who has booked it. In the story nobody hears the same twice. */
const NEWS = ['performance-moved', 'cast-changed', 'house-message']

/** The notices of a reservation by its last status: `must` exactly once, and each of `may` at most once. */
const NOTICES: Readonly<Record<string, { must: string; may: readonly string[] }>> = {
  confirmed: { must: 'payment-approved', may: ['payment-deferred', ...NEWS] },
  cancelled: {
    must: 'payment-cancelled',
    may: [
      ...['payment-deferred', 'payment-approved', 'seats-cancelled', 'performance-cancelled'],
      ...NEWS,
    ],
  },
  'payment-failed': { must: 'payment-declined', may: ['payment-deferred'] },
  expired: { must: 'reservation-expired', may: ['payment-deferred', 'payment-refunded'] },
}

/** Says which notices are wrong: one is missing, came twice, or is about something that never happened. */
export function wronglyTold(
  db: Database.Database,
  known: readonly Known[],
  { heardOf, mails }: Outside,
): string[] {
  const named = (sql: string) => new Set(eventNames(db, sql))
  const inbox = db
    .prepare<[number], string>(
      "SELECT template FROM notices WHERE reservation = ? AND channel = 'inbox' AND because IS NULL",
    )
    .pluck()
  const toldOf = (id: string) => inbox.all(numberOf('reservation', id) ?? 0)
  const wrong = known.filter(({ id, row }) => !isTold(row?.status ?? '', toldOf(id)))
  const events = named("SELECT iif(id = '', position, id) FROM events")
  const invented = [...heardOf].filter((id) => !events.has(id))
  // The number of deliveries is not compared, since a webhook may be sent again after a death.
  const sent = named("SELECT about FROM notices WHERE channel = 'webhook'")
  const untold = [...sent].filter((id) => !heardOf.has(id))
  const misled = known.filter(({ id }) =>
    isMisled(mails.filter((each) => each.reservationId === id)),
  )
  return [
    ...misled.map(({ key }) => `a mail says that "${key}" goes on after one about its end`),
    ...wrong.map(({ key, id, row }) => `"${key}" is ${row?.status}, and was told ${toldOf(id)}`),
    ...invented.map((id) => `the webhook heard of ${id}, which never happened`),
    ...untold.map((id) => `the webhook never heard of ${id}, which is written down as told`),
  ]
}

const GOES_ON = /^(payment-(approved|deferred)|performance-moved|cast-changed|house-message)$/

/** Whether a mail about an end comes before one that says that the booking goes on. */
function isMisled(mails: Outside['mails']): boolean {
  const goesOn = mails.map(({ template }) => GOES_ON.test(template))
  return goesOn.includes(false) && goesOn.lastIndexOf(true) > goesOn.indexOf(false)
}

function isTold(status: string, told: readonly string[]): boolean {
  const { must = '', may = [] } = NOTICES[status] ?? {}
  const once = new Set(told).size === told.length
  const allowed = told.every((template) => template === must || may.includes(template))
  return once && allowed && told.includes(must)
}
