import type { RecordedHallPlanned } from '../hall/index.ts'
import type { CodeRow, TaskId } from '../kernel/index.ts'
import type { NamedHold } from '../reservation/index.ts'
import type { KeptAnswer } from './kept-answer.ts'
import type {
  CustomerRow,
  DiscountsRow,
  GradeRow,
  MusicalRow,
  NoticeRow,
  PastHoldRow,
  PerformanceRow,
  PlacesRow,
  ReservationRow,
  StaffRow,
  TokenRow,
} from './rows.ts'
import { type HoldRow, holdNamed } from './rows.ts'
import type { GroupChanges, State } from './state.ts'
import type { Slot, Table } from './table.ts'
import { withdrawnIn } from './unclaimed.ts'

/**
 * What a driver has to write for a group of commands: each changed row once, in its final state. The driver writes all
 * of it in one transaction, or nothing.
 */
export type Plan = GroupChanges & {
  readonly musicals: readonly MusicalRow[]
  readonly performances: readonly PerformanceRow[]
  /** performances whose plan has changed */
  readonly replanned: readonly PerformanceRow[]
  readonly customers: Written<CustomerRow>
  readonly tokens: Written<TokenRow>
  readonly staff: Written<StaffRow>
  /** new and changed codes, and the addresses whose codes are deleted */
  readonly codes: { readonly put: readonly CodeRow[]; readonly removed: readonly string[] }
  readonly notices: readonly NoticeRow[]
  readonly grades: Written<GradeRow>
  readonly places: Written<PlacesRow>
  /** of each musical whose discounts are new or changed */
  readonly discounts: readonly DiscountsRow[]
  /** new and changed holds, and those that ended */
  readonly holds: { readonly put: readonly HoldRow[]; readonly removed: readonly NamedHold[] }
  /** what is left of holding times, and what a new hold or a booking has ended */
  readonly pastHolds: {
    readonly put: readonly PastHoldRow[]
    readonly removed: readonly NamedHold[]
  }
  /** each plan that a hall got, in the order of the log */
  readonly hallPlans: readonly RecordedHallPlanned[]
  readonly reservations: Written<ReservationRow>
  readonly webhooksOff: {
    readonly added: readonly { readonly webhookId: string; readonly since: string }[]
    readonly removed: readonly string[]
  }
  readonly answers: readonly KeptAnswer[]
  /** tasks without a lease that are deleted */
  readonly withdrawn: readonly TaskId[]
}

/** New rows, and existing rows that the group changed. */
export type Written<Row> = { readonly added: readonly Row[]; readonly changed: readonly Row[] }

/** Makes the plan of the current group. */
export function planOf(state: State): Plan {
  const { musicals, performances, customers, notices, grades, reservations } = state
  const { webhooksOff, answers, tokens, staff, codes, places, holds, pastHolds, halls } = state
  return {
    ...state.group,
    musicals: addedTo(musicals),
    performances: addedTo(performances),
    replanned: changedIn(performances),
    customers: { added: addedTo(customers), changed: changedIn(customers) },
    tokens: { added: addedTo(tokens), changed: changedIn(tokens) },
    staff: { added: addedTo(staff), changed: changedIn(staff) },
    codes: {
      put: [...addedTo(codes), ...changedIn(codes)],
      removed: removedFrom(codes),
    },
    notices: addedTo(notices),
    grades: { added: addedTo(grades), changed: changedIn(grades) },
    discounts: discountsIn(state.discounts),
    places: { added: addedTo(places), changed: changedIn(places) },
    holds: {
      put: [...addedTo(holds), ...changedIn(holds)],
      removed: removedFrom(holds).map(holdNamed),
    },
    pastHolds: {
      put: [...addedTo(pastHolds), ...changedIn(pastHolds)],
      removed: removedFrom(pastHolds).map(holdNamed),
    },
    hallPlans: halls.touched.length > 0 ? plansIn(state.group) : [],
    reservations: { added: addedTo(reservations), changed: changedIn(reservations) },
    webhooksOff: {
      added: webhooksOff.touched.flatMap(({ key, row }) =>
        row === undefined ? [] : [{ webhookId: key, since: row }],
      ),
      removed: webhooksOff.touched.flatMap(({ key, fate }) => (fate === 'added' ? [] : [key])),
    },
    answers: [...addedTo(answers), ...changedIn(answers)],
    withdrawn: withdrawnIn(state),
  }
}

/** A hall may get several plans in a group, and its row has only the last one. */
const plansIn = ({ events }: Pick<State['group'], 'events'>): readonly RecordedHallPlanned[] =>
  events.flatMap((event) => (event.type === 'HallPlanned' ? [event] : []))

/** Hardly a group has any. */
const discountsIn = ({ touched }: State['discounts']): Plan['discounts'] =>
  touched.length === 0 ? [] : touched.flatMap(({ row }) => row ?? [])

const removedFrom = ({ touched }: Pick<Table<unknown>, 'touched'>): string[] =>
  touched.flatMap(({ key, fate }) => (fate === 'removed' ? [key] : []))

type Touched<Row> = { readonly touched: readonly Pick<Slot<Row>, 'row' | 'fate'>[] }

const addedTo = <Row>(table: Touched<Row>): Row[] => rowsOf(table, 'added')
const changedIn = <Row>(table: Touched<Row>): Row[] => rowsOf(table, 'changed')

function rowsOf<Row>({ touched }: Touched<Row>, fate: 'added' | 'changed'): Row[] {
  const rows: Row[] = []
  for (const slot of touched) if (slot.fate === fate && slot.row !== undefined) rows.push(slot.row)
  return rows
}
