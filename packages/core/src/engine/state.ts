import type { BreakerMark } from '../payment/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { Answer, IdempotencyKey } from '../ports/index.ts'
import type {
  CustomerRow,
  FinishedTask,
  GradeRow,
  MusicalRow,
  NoticeRow,
  PerformanceRow,
  QueuedTask,
  ReservationRow,
} from './rows.ts'
import { type Journal, Table, undoChanges } from './table.ts'

/** The answer that was given under an Idempotency-Key. */
export type KeptAnswer = {
  readonly key: IdempotencyKey
  readonly answer: Answer
  /** ms since the epoch */
  readonly keptAt: number
  /**
   * The event that the answer follows from, where the operation can give the answer again from it: then a driver may
   * keep the key beside what the event has changed, and need not keep the answer.
   */
  readonly from: RecordedEvent | undefined
}

/** A bearer token's SHA-256, and whose it is. */
export type TokenRow = { readonly hash: string; readonly customerId: string; readonly at: number }

/**
 * A box office in memory, and what the group in hand has changed of it.
 *
 * It is the working set of a group: a driver with a database reads in what the commands need (`Needs`), and may keep
 * rows from one group to the next as long as nobody else writes. A driver without one has all rows in it.
 */
export type State = {
  readonly musicals: Table<MusicalRow>
  readonly performances: Table<PerformanceRow>
  /** by {@link gradeKey} */
  readonly grades: Table<GradeRow>
  readonly customers: Table<CustomerRow>
  /** the id of the customer by e-mail address */
  readonly emails: Table<string>
  readonly reservations: Table<ReservationRow>
  /** by {@link noticeKey} */
  readonly notices: Table<NoticeRow>
  /** since when (ISO 8601) each webhook that is switched off is so */
  readonly webhooksOff: Table<string>
  /** by {@link answerKey} */
  readonly answers: Table<KeptAnswer, string | number>
  /** how the payment breaker stands after its last change */
  breaker: BreakerMark | undefined
  /** of the last event */
  position: number
  readonly group: GroupChanges
  readonly journal: Journal
}

/** What a group adds that is not read again by its commands. */
export type GroupChanges = {
  readonly events: RecordedEvent[]
  readonly tasks: QueuedTask[]
  readonly finished: FinishedTask[]
  readonly tokens: TokenRow[]
  readonly breakerMarks: { readonly position: number; readonly mark: BreakerMark }[]
}

/** What names an answer: the number of its key, if it has one. */
export const answerKey = ({ scope, key, number }: IdempotencyKey): string | number =>
  number ?? `${scope} ${key}`

/** A box office of which nothing is known. */
export function emptyState(): State {
  const journal: Journal = []
  return {
    musicals: new Table('musical', journal),
    performances: new Table('performance', journal),
    grades: new Table('grade', journal),
    customers: new Table('customer', journal),
    emails: new Table('customer with the address', journal),
    reservations: new Table('reservation', journal),
    notices: new Table('notice', journal),
    webhooksOff: new Table('webhook that is switched off', journal),
    answers: new Table('kept answer', journal),
    breaker: undefined,
    position: 0,
    group: { events: [], tasks: [], finished: [], tokens: [], breakerMarks: [] },
    journal,
  }
}

/** Where a command begins: how far the lists of the group reach, and what is not in a table. */
export type Mark = {
  readonly events: number
  readonly tasks: number
  readonly finished: number
  readonly tokens: number
  readonly breakerMarks: number
  readonly position: number
  readonly breaker: BreakerMark | undefined
}

/** Begins a command. */
export function markOf({ journal, group, position, breaker }: State): Mark {
  journal.length = 0
  return {
    events: group.events.length,
    tasks: group.tasks.length,
    finished: group.finished.length,
    tokens: group.tokens.length,
    breakerMarks: group.breakerMarks.length,
    position,
    breaker,
  }
}

/** Undoes the command that began at the mark: everything is as it was before it. */
export function undo(state: State, { position, breaker, ...lengths }: Mark): void {
  undoChanges(state.journal)
  cut(state.group, lengths)
  state.position = position
  state.breaker = breaker
}

type Lengths = Omit<Mark, 'position' | 'breaker'>
const NOTHING: Lengths = { events: 0, tasks: 0, finished: 0, tokens: 0, breakerMarks: 0 }

function cut(group: GroupChanges, { events, tasks, finished, tokens, breakerMarks }: Lengths) {
  group.events.length = events
  group.tasks.length = tasks
  group.finished.length = finished
  group.tokens.length = tokens
  group.breakerMarks.length = breakerMarks
}

/** The group is written: what it changed is news no more. */
export function settleGroup(state: State): void {
  const { musicals, performances, grades, customers, emails, reservations, notices } = state
  musicals.settle()
  performances.settle()
  grades.settle()
  customers.settle()
  emails.settle()
  reservations.settle()
  notices.settle()
  state.webhooksOff.settle()
  state.answers.settle()
  cut(state.group, NOTHING)
}
