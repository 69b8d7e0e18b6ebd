import type { CodeRow } from '../kernel/index.ts'
import type { BreakerMark } from '../payment/index.ts'
import type { RecordedEvent } from '../policies/index.ts'
import type { KeptAnswer } from './kept-answer.ts'
import type {
  CustomerRow,
  DiscountsRow,
  FinishedTask,
  GradeRow,
  HallRow,
  HoldRow,
  MusicalRow,
  NoticeRow,
  PastHoldRow,
  PerformanceRow,
  PlacesRow,
  PlanRow,
  QueuedTask,
  ReservationRow,
  StaffRow,
  StandingRow,
  TokenRow,
  UnclaimedRow,
} from './rows.ts'
import { type Journal, Table, undoChanges } from './table.ts'

/**
 * The rows of a box office in memory, and the changes of the current group.
 *
 * This is the working set of a group. A driver with a database loads the rows that the commands need (`Needs`). It may
 * keep rows for the next group if no other process writes. A driver without a database has all rows in it.
 */
export type State = {
  readonly musicals: Table<MusicalRow>
  readonly performances: Table<PerformanceRow>
  /** by musical; all of a performance's musical, if the performance is in the working set */
  readonly discounts: Table<DiscountsRow>
  /** by {@link gradeKey} */
  readonly grades: Table<GradeRow>
  /** by performance; only of those whose seats have numbers */
  readonly places: Table<PlacesRow>
  /** by {@link holdKey}. All of a performance, if the performance is in the working set */
  readonly holds: Table<HoldRow>
  /** by {@link holdKey}; of those whose time matters to a command of this group */
  readonly pastHolds: Table<PastHoldRow>
  readonly halls: Table<HallRow>
  /** by {@link planKey}; only those that a command of this group needs or makes */
  readonly plans: Table<PlanRow>
  readonly customers: Table<CustomerRow>
  /** customer ids, by e-mail address */
  readonly emails: Table<string>
  /** the newest code of each address */
  readonly codes: Table<CodeRow>
  /** when customers were erased (ISO 8601), by their ids; only of those who may still have a request under way */
  readonly erased: Table<string>
  readonly tokens: Table<TokenRow>
  readonly staff: Table<StaffRow>
  readonly reservations: Table<ReservationRow>
  /**
   * by customer; only of customers for whom a command needed it ({@link loadStanding}). From then on the events keep it up
   * to date.
   */
  readonly standings: Table<StandingRow>
  /**
   * by reservation; only of those for which a command of this group needs it. A claim writes nothing, and comes between two
   * groups, so each group reads it again.
   */
  readonly unclaimed: Table<UnclaimedRow>
  /** by {@link noticeKey} */
  readonly notices: Table<NoticeRow>
  /** for each webhook that is switched off: since when, ISO 8601 */
  readonly webhooksOff: Table<string>
  /** by {@link answerKey} */
  readonly answers: Table<KeptAnswer, string | number>
  /** the payment breaker after its last change */
  breaker: BreakerMark | undefined
  /** position of the last event */
  position: number
  readonly group: GroupChanges
  readonly journal: Journal
}

/** What a group adds, and its own commands do not read. */
export type GroupChanges = {
  readonly events: RecordedEvent[]
  readonly tasks: QueuedTask[]
  readonly finished: FinishedTask[]
  readonly breakerMarks: { readonly position: number; readonly mark: BreakerMark }[]
}

/** A working set without any rows. */
export function emptyState(): State {
  const journal: Journal = []
  return {
    musicals: new Table('musical', journal),
    performances: new Table('performance', journal),
    discounts: new Table('discounts of', journal),
    grades: new Table('grade', journal),
    places: new Table('seat map of performance', journal),
    holds: new Table('hold', journal),
    pastHolds: new Table('past hold', journal),
    halls: new Table('hall', journal),
    plans: new Table('plan of a hall', journal),
    customers: new Table('customer', journal),
    emails: new Table('customer with that address', journal, 'personal'),
    codes: new Table('code for that address', journal, 'personal'),
    erased: new Table('erased customer', journal),
    tokens: new Table('token', journal),
    staff: new Table('staff member', journal),
    reservations: new Table('reservation', journal),
    standings: new Table('standing of the customer', journal),
    unclaimed: new Table('unclaimed payment of the reservation', journal),
    notices: new Table('notice', journal),
    webhooksOff: new Table('webhook that is switched off', journal),
    answers: new Table('kept answer', journal),
    breaker: undefined,
    position: 0,
    group: { events: [], tasks: [], finished: [], breakerMarks: [] },
    journal,
  }
}

/** The state at the beginning of a command: the lengths of the group's lists, and the values that are in no table. */
export type CommandStart = {
  readonly events: number
  readonly tasks: number
  readonly finished: number
  readonly breakerMarks: number
  readonly position: number
  readonly breaker: BreakerMark | undefined
}

/** Begins a command. Pass the result to {@link undo} if the command throws. */
export function beginCommand({ journal, group, position, breaker }: State): CommandStart {
  journal.length = 0
  return {
    events: group.events.length,
    tasks: group.tasks.length,
    finished: group.finished.length,
    breakerMarks: group.breakerMarks.length,
    position,
    breaker,
  }
}

/** Undoes the command that began there: the state is again what it was before. */
export function undo(state: State, { position, breaker, ...lengths }: CommandStart): void {
  undoChanges(state.journal)
  cut(state.group, lengths)
  state.position = position
  state.breaker = breaker
}

type Lengths = Omit<CommandStart, 'position' | 'breaker'>
const NOTHING: Lengths = { events: 0, tasks: 0, finished: 0, breakerMarks: 0 }

function cut(group: GroupChanges, { events, tasks, finished, breakerMarks }: Lengths) {
  group.events.length = events
  group.tasks.length = tasks
  group.finished.length = finished
  group.breakerMarks.length = breakerMarks
}

/** Call this when the group is committed: its changes count as stored rows from now on. */
export function settleGroup(state: State): void {
  const { musicals, performances, grades, customers, emails, reservations, notices } = state
  musicals.settle()
  performances.settle()
  grades.settle()
  state.discounts.settle()
  state.places.settle()
  state.holds.settle()
  state.pastHolds.settle()
  state.halls.settle()
  state.plans.settle()
  customers.settle()
  emails.settle()
  state.erased.settle()
  state.tokens.settle()
  state.staff.settle()
  state.codes.settle()
  reservations.settle()
  state.standings.settle()
  state.unclaimed.settle()
  if (state.unclaimed.size() > 0) state.unclaimed.clear()
  notices.settle()
  state.webhooksOff.settle()
  state.answers.settle()
  cut(state.group, NOTHING)
}
