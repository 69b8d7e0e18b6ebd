import type { CustomerResponse, PerformanceResponse } from '@outerpark/core/contract'
import { isOver } from '@outerpark/core/kernel'
import type { Client } from '../client/client.ts'
import { readList } from '../client/list.ts'
import { Failure } from '../failure.ts'
import { inParallel } from './parallel.ts'
import { patiently } from './patiently.ts'
import { runOfAddress, runOfVenue } from './plan.ts'

/** What was taken away. */
export type Cleaned = {
  readonly cancelled: number
  readonly erased: number
  /** performances that have no more seats than are held or sold, and at least one */
  readonly reduced: number
  /** bookings and customers that had to stay, by the reason */
  readonly kept: Readonly<Record<string, number>>
}

const AT_ONCE = 8
const ALL = { limit: Number.POSITIVE_INFINITY }

/** What the admin has to do for it. A large load leaves more to take away than the admin may ask for in a second: they wait. */
const patientAdmin = (admin: Client) => ({
  musicals: patient(admin.musicals),
  performances: patient(admin.performances),
  performance: patient(admin.performance),
  reservations: patient(admin.reservations),
  customers: patient(admin.customers),
  cancel: patient(admin.cancel),
  eraseCustomer: patient(admin.eraseCustomer),
  changeGrade: patient(admin.changeGrade),
})

const patient =
  <Args extends readonly unknown[], T>(ask: (...args: Args) => Promise<T>) =>
  (...args: Args): Promise<T> =>
    patiently(() => ask(...args))

type Admin = ReturnType<typeof patientAdmin>

/**
 * Takes away what loads have made, as far as that is possible: cancels their bookings, erases their customers, and takes the free
 * seats of their performances. Events stay, and so does what is charged and refunded.
 *
 * @param run only of this load; if left out, of every load
 * @param seen gets how many things are done
 */
export async function cleanUp(
  client: Client,
  run: string | undefined,
  seen: (done: number) => void = () => undefined,
): Promise<Cleaned> {
  const admin = patientAdmin(client)
  const kept: Record<string, number> = {}
  let done = 0
  const each = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>) => {
    const worked = await inParallel(items, AT_ONCE, async (item) => {
      const code = await work(item).then(() => undefined, codeOf)
      if (code !== undefined) kept[code] = (kept[code] ?? 0) + 1
      seen(++done)
      return code === undefined
    })
    return worked.filter(Boolean).length
  }

  const performances = await performancesOf(admin, run)
  const bookings = await inParallel(performances, AT_ONCE, ({ id }) => openBookings(admin, id))
  const cancelled = await each(bookings.flat(), (id) => admin.cancel(id))
  const customers = await customersOf(admin, run)
  const erased = await each(customers, ({ id }) => admin.eraseCustomer(id))
  const after = await inParallel(performances, AT_ONCE, ({ id }) => admin.performance(id))
  const reduced = await each(after.filter(hasSeatsToSpare), (performance) =>
    takeSeats(admin, performance),
  )
  return { cancelled, erased, reduced, kept }
}

/** A refusal is counted, any other failure ends it. */
function codeOf(error: unknown): string {
  if (error instanceof Failure && error.code !== 'daemon-unreachable') return error.code
  throw error
}

async function performancesOf(admin: Admin, run: string | undefined) {
  const { items: musicals } = await readList(admin.musicals, ALL)
  const own = musicals.filter(({ venue }) => isOf(runOfVenue(venue), run))
  const lists = await inParallel(own, AT_ONCE, ({ id: musicalId }) =>
    readList((query) => admin.performances({ ...query, musicalId }), ALL),
  )
  return lists.flatMap(({ items }) => items)
}

async function openBookings(admin: Admin, performanceId: string): Promise<string[]> {
  const { items } = await readList((query) => admin.reservations({ ...query, performanceId }), ALL)
  return items.filter(({ status }) => !isOver(status)).map(({ id }) => id)
}

async function customersOf(admin: Admin, run: string | undefined): Promise<CustomerResponse[]> {
  const search = `load-${run ?? ''}`
  const { items } = await readList((query) => admin.customers({ ...query, search }), ALL)
  return items.filter(({ email }) => isOf(runOfAddress(email), run))
}

const isOf = (found: string | undefined, run: string | undefined) =>
  found !== undefined && (run === undefined || found === run)

/** A grade has at least one seat. */
const least = ({ held, sold }: PerformanceResponse['grades'][number]) => Math.max(1, held + sold)

const hasSeatsToSpare = ({ grades }: PerformanceResponse) =>
  grades.some((grade) => grade.capacity > least(grade))

async function takeSeats(admin: Admin, { id, grades }: PerformanceResponse): Promise<void> {
  for (const grade of grades)
    if (grade.capacity > least(grade))
      await admin.changeGrade(id, grade.grade, { seats: least(grade) })
}
