import type {
  CustomerRow,
  GradeRow,
  MusicalRow,
  NoticeRow,
  PerformanceRow,
  ReservationRow,
} from './rows.ts'
import type { GroupChanges, KeptAnswer, State } from './state.ts'
import type { Table } from './table.ts'

/**
 * What a driver has to write so that the commands of a group have happened: each row once and as it ends up, however
 * many commands changed it. All of it is written in one transaction, or none.
 */
export type Plan = GroupChanges & {
  readonly musicals: readonly MusicalRow[]
  readonly performances: readonly PerformanceRow[]
  readonly customers: readonly CustomerRow[]
  readonly notices: readonly NoticeRow[]
  readonly grades: Written<GradeRow>
  readonly reservations: Written<ReservationRow>
  readonly webhooksOff: {
    readonly added: readonly { readonly webhookId: string; readonly since: string }[]
    readonly removed: readonly string[]
  }
  readonly answers: readonly KeptAnswer[]
}

/** Rows that were not there before the group, and rows that were. */
export type Written<Row> = { readonly added: readonly Row[]; readonly changed: readonly Row[] }

/** The plan of the group in hand. */
export function planOf(state: State): Plan {
  const { musicals, performances, customers, notices, grades, reservations } = state
  const { webhooksOff, answers } = state
  return {
    ...state.group,
    musicals: rowsOf(musicals, musicals.added),
    performances: rowsOf(performances, performances.added),
    customers: rowsOf(customers, customers.added),
    notices: rowsOf(notices, notices.added),
    grades: writtenOf(grades),
    reservations: writtenOf(reservations),
    webhooksOff: {
      added: [...webhooksOff.added, ...webhooksOff.changed].map((webhookId) => ({
        webhookId,
        since: webhooksOff.get(webhookId) ?? '',
      })),
      removed: [...webhooksOff.removed, ...webhooksOff.changed],
    },
    answers: [...rowsOf(answers, answers.added), ...rowsOf(answers, answers.changed)],
  }
}

const writtenOf = <Row>(table: Table<Row>): Written<Row> => ({
  added: rowsOf(table, table.added),
  changed: rowsOf(table, table.changed),
})

function rowsOf<Row>({ rows }: Table<Row>, keys: ReadonlySet<string>): Row[] {
  if (keys.size === 0) return []
  return [...keys].flatMap((key) => rows.get(key) ?? [])
}
