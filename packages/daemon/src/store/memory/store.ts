import {
  answerKey,
  countedHold,
  countedOf,
  holdsMadeIn,
  isCapped,
  keep,
  loadStanding,
  recallOf,
  runCommand,
  settleGroup,
  type Table,
  withdrawnIn,
} from '@outerpark/core/engine'
import { type CustomerId, type NewId, numberedId } from '@outerpark/core/kernel'
import type { Channel } from '@outerpark/core/notice'
import { correlationOf } from '@outerpark/core/policies'
import {
  type Clock,
  IDEMPOTENCY_TTL_MS,
  type IdempotencyStore,
  type Needs,
  type Snapshot,
  type Store,
} from '@outerpark/core/ports'
import { changedPeople } from '../changed-people.ts'
import { commitNews } from '../news.ts'
import { forgetErased, forgetOld } from './forgetting.ts'
import { queries } from './queries.ts'
import { emptyState, type State } from './state.ts'
import { type Submit, storeTasks } from './store-tasks.ts'
import { type TaskTable, taskTable } from './tasks.ts'

/**
 * The write side in memory, for tests and the simulation. It keeps the same contract, but is not durable. Each command
 * is a group of its own, and the working set has all rows.
 *
 * @param state the data; pass the same object to a second store to simulate a restart
 */
export function openMemoryStore(
  {
    clock,
    newId,
    channels = ['inbox'],
  }: { clock: Clock; newId: NewId; channels?: readonly Channel[] },
  state: State = emptyState(),
): Store {
  const { office } = state
  const tasks = taskTable(state)
  const news = commitNews(() => state.events.length)
  const numbering: NewId = (kind) =>
    kind === 'reservation' ? numberedId(kind, office.reservations.size() + 1) : newId(kind)
  // As with SQLite, only one store has the data open, so all old leases have ended.
  tasks.releaseAll(clock.now())

  /** Runs at once what SQLite would run in a transaction, and informs the listeners afterwards. */
  const submit: Submit = async (run) => {
    try {
      const result = run()
      keepGroup(state, tasks, news)
      news.over(true)
      return result
    } catch (error) {
      news.over(false)
      throw error
    }
  }
  return {
    commit: (operation, command, meta) =>
      submit(() => {
        const now = clock.now()
        loadNeeds(state, tasks, operation.needs(command), now)
        return runCommand(office, operation, command, meta, {
          now,
          newId: numbering,
          eventId: (position) => numberedId('event', position),
          channels,
        })
      }),
    ...storeTasks({ state, tasks, submit, news, now: clock.now }),
    queries: queries(state, clock.now),
    officeName: 'memory',
    onCommit: news.listen,
    answers: answersOf(state, submit, clock),
    snapshot: async () => snapshotOf(state, clock.now),
    sweep: () => submit(() => forgetOld(office, clock.now())),
    trouble: () => undefined,
    async close() {},
  }
}

/** The working set has all rows, and gets what follows from rows. */
function loadNeeds(
  state: State,
  tasks: TaskTable,
  { standing, capped, paymentNeverSent }: Needs,
  now: number,
): void {
  if (standing) countStanding(state, standing.customerId, now)
  else if (capped && isCapped(state.office.performances.get(capped.performanceId)))
    countStanding(state, capped.customerId, now)
  const task = paymentNeverSent && tasks.unclaimed(paymentNeverSent)
  if (task) state.office.unclaimed.load(paymentNeverSent, { task, withdrawn: false })
}

/** Counts a standing from all holds and reservations, unless this store or an earlier one on the same state has counted it. */
function countStanding({ office, events }: State, customerId: CustomerId, now: number): void {
  const theirs = (row: { readonly customerId: string }) => row.customerId === customerId
  const counted = () => [
    ...office.holds.values().filter(theirs).map(countedHold),
    ...office.reservations.values().filter(theirs).map(countedOf),
  ]
  loadStanding(office, customerId, now, counted, (since) =>
    holdsMadeIn(events, customerId).filter((at) => at >= since),
  )
}

/** Stores what a command has added, as a driver writes its plan. */
function keepGroup(state: State, tasks: TaskTable, news: ReturnType<typeof commitNews>): void {
  const { office } = state
  const { events, tasks: queued, finished, breakerMarks } = office.group
  state.events.push(...events)
  if (events.length > 0)
    news.appended(office.reservations.touched.filter(({ fate }) => fate === 'added').length)
  const changed = office.customers.touched.filter(({ fate }) => fate === 'changed')
  news.changed(
    changedPeople({
      customers: changedIn(office.customers),
      tokens: changedIn(office.tokens),
      staff: changedIn(office.staff),
    }),
  )
  for (const { row } of changed) if (row?.erasedAt) forgetErased(state, row.id)
  for (const { mark } of breakerMarks) state.breaker.push(mark)
  for (const task of finished) tasks.finish(task)
  for (const id of withdrawnIn(office)) tasks.withdraw(id)
  for (const task of queued) {
    tasks.queue(task)
    news.queued(task.order.kind)
  }
  settleGroup(office)
}

/** The rows of a table that the command has changed. */
const changedIn = <Row>({ touched }: Pick<Table<Row>, 'touched'>) => ({
  changed: touched.flatMap(({ row, fate }) => (fate === 'changed' && row ? [row] : [])),
})

/** The events are those of this moment. The lists are not: this store is for tests and the simulation. */
function snapshotOf(state: State, now: () => number): Snapshot {
  const events = [...state.events]
  return {
    queries: { ...queries(state, now), lastPosition: async () => events.length },
    async *eventsOf(id) {
      for (const event of events)
        if (correlationOf(event) === id || ('customerId' in event && event.customerId === id))
          yield event
    },
    async close() {},
  }
}

function answersOf({ office }: State, submit: Submit, clock: Clock): IdempotencyStore {
  return {
    mayKnow: (key) => office.answers.get(answerKey(key)) !== undefined,
    recall: async (key) => recallOf(office, key, clock.now() - IDEMPOTENCY_TTL_MS),
    keep: (key, reply) =>
      submit(() =>
        keep(office, {
          key,
          answer: { kind: 'accepted', reply, position: office.position },
          keptAt: clock.now(),
          from: undefined,
        }),
      ),
  }
}
