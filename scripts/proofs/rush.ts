// npm run rush: a thousand customers book five hundred seats at once; then seats of two grades together, then those of a hall with a
// thousand, which have numbers, until it is sold out, and then one again with 2,000 cancels mixed in.
// `-- --customers N --seats M --cancels C`

import { type Finding, finding, inPart, report, same } from '../lab/findings.ts'
import {
  openTemporaryOffice,
  settle,
  showPerformance,
  type TemporaryOffice,
} from '../lab/office.ts'
import { readOptions } from '../lab/options.ts'
import {
  type Customer,
  type Place,
  registerMusical,
  registerOnePerformance,
  signUpCustomers,
} from '../lab/stage.ts'
import { main } from '../setup.mjs'
import { type Answers, bookAll, bookAndCancel, bookEach, tally } from './crowd.ts'
import { inHall } from './numbered.ts'
import { seatsTaken } from './replay.ts'
import { verified } from './verified.ts'

export type RushSettings = {
  readonly customers: number
  readonly seats: number
  readonly cancels: number
}

/** How long the tasks may take (ms). An approval takes 40 ms, and so does a cancel; ten run at once. */
const SETTLE_MS = 120_000

/** Lets the crowd book four times, and checks everything after each. */
export async function rush(settings: RushSettings, say: (line: string) => void) {
  const office = await openTemporaryOffice()
  try {
    const customers = await signUpCustomers(office.client, settings.customers)
    say(`${settings.customers} customers, ${settings.seats} seats`)
    const all = await allAtOnce(office, customers, settings, say)
    say('seats of two grades together')
    const both = await ofTwoGrades(office, customers, settings, say)
    say('seats with numbers')
    const numbered = await inHall(office, customers, 2 * settings.seats, say)
    say(`and with ${settings.cancels} cancels mixed in`)
    const mixed = await withCancels(office, customers, settings, say)
    return [
      ...inPart('at once', all),
      ...inPart('of two grades', both),
      ...inPart('in a hall', numbered),
      ...inPart('with cancels', mixed),
    ]
  } finally {
    await office.close()
  }
}

async function allAtOnce(
  office: TemporaryOffice,
  customers: readonly Customer[],
  { seats }: RushSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const place = await registerOnePerformance(office.client, office.adminToken, seats)
  const start = performance.now()
  const counts = tally(await bookAll(office.client, customers, place))
  say(`  all answered within ${seconds(start)} s: ${countText(counts)}`)
  return [
    same('booked', counts.get('201') ?? 0, Math.min(seats, customers.length)),
    same(
      'refused for want of seats',
      counts.get('409 seats-unavailable') ?? 0,
      Math.max(customers.length - seats, 0),
    ),
    noOther(counts, ['201', '409 seats-unavailable']),
    ...(await afterwards(office, place, { seats, live: counts.get('201') ?? 0 })),
  ]
}

/** Nobody gets a seat of one grade without one of the other, so both are sold out with the same booking. */
async function ofTwoGrades(
  office: TemporaryOffice,
  customers: readonly Customer[],
  { seats }: RushSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const { client, adminToken } = office
  const places = await registerMusical(client, adminToken, {
    ...{ performances: 1, grades: ['VIP', 'R'], seats },
  })
  const start = performance.now()
  const counts = tally(await bookEach(client, customers, places))
  say(`  all answered within ${seconds(start)} s: ${countText(counts)}`)
  await settle(office, SETTLE_MS)
  const booked = Math.min(seats, customers.length)
  const { grades } = await showPerformance(client, places[0]?.performanceId ?? '')
  return [
    same('booked', counts.get('201') ?? 0, booked),
    noOther(counts, ['201', '409 seats-unavailable']),
    ...grades.flatMap(({ grade, sold, available }) => [
      same(`sold of ${grade}`, sold, booked),
      same(`available of ${grade}`, available, seats - booked),
    ]),
    await verified(office),
  ]
}

async function withCancels(
  office: TemporaryOffice,
  customers: readonly Customer[],
  { seats, cancels }: RushSettings,
  say: (line: string) => void,
): Promise<Finding[]> {
  const place = await registerOnePerformance(office.client, office.adminToken, seats)
  const start = performance.now()
  const counts = tally(await bookAndCancel(office.client, customers, place, cancels))
  say(`  all answered within ${seconds(start)} s: ${countText(counts)}`)
  const [booked, cancelled] = [counts.get('201') ?? 0, counts.get('200 cancelled') ?? 0]
  return [
    same('cancelled', cancelled, cancels),
    noOther(counts, ['201', '409 seats-unavailable', '200 cancelled']),
    ...(await afterwards(office, place, { seats, live: booked - cancelled })),
  ]
}

function noOther(counts: Answers, expected: readonly string[]): Finding {
  const others = [...counts.keys()].filter((answer) => !expected.includes(answer))
  return finding('no other answer', others.length === 0, others.join(', ') || 'none')
}

/** Checks what must be true after everything is paid and all notices are sent. */
async function afterwards(
  office: TemporaryOffice,
  { performanceId }: Place,
  { seats, live }: { seats: number; live: number },
): Promise<Finding[]> {
  const before = await seatsTaken(office, performanceId)
  await settle(office, SETTLE_MS)
  const { grades } = await showPerformance(office.client, performanceId)
  return [
    finding(
      'never oversold, by the log',
      before.most <= seats && before.least >= 0,
      `${before.least} to ${before.most} of ${seats} seats were taken at any time`,
    ),
    same('taken at the end, by the log', before.end, live),
    same('sold', grades[0]?.sold ?? Number.NaN, live),
    same('available', grades[0]?.available ?? Number.NaN, seats - live),
    await verified(office),
  ]
}

const countText = (counts: Answers) =>
  [...counts].map(([answer, count]) => `${count} × ${answer}`).join(', ')
const seconds = (start: number) => ((performance.now() - start) / 1000).toFixed(1)

if (import.meta.main)
  await main(async () => {
    const defaults = { customers: 1000, seats: 500, cancels: 2000 }
    return report(await rush(readOptions(process.argv.slice(2), defaults), console.log))
  })
