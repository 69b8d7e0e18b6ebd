import { type FileHall, type NamedParts, namedParts } from './named.ts'
import { makeReader, type Reader, type SpotFlaw } from './reader.ts'
import { refundReader } from './refund.ts'
import { saleReader } from './sale.ts'
import { scheduleReader } from './schedule.ts'
import type { Branch, Field, Spot, Tree } from './tree.ts'
import type { Dated } from './weekly.ts'

/**
 * A season file in the shape of the contract's importSeasonRequest. It is not checked yet. Each part of it has its
 * place in the file.
 */
export type Draft = {
  readonly request: { readonly musicals: unknown }
  /** by the path in the request, e.g. `musicals.2.performances.3.grades.0.seats` */
  readonly spots: ReadonlyMap<string, Spot>
  /** keys that the request does not have */
  readonly unknown: readonly Spot[]
  /** what is wrong with parts that the request does not have: names, and rules for dates */
  readonly flaws: readonly SpotFlaw[]
}

/** The keys of each kind of map in the file. `performanceIn` and `gradeOf` give them their names in the request. */
const KNOWN = {
  season: ['currency', 'timeZone', 'refund', 'halls', 'grades', 'refunds', 'musicals'],
  musical: [
    ...['key', 'title', 'venue', 'runningMinutes', 'timeZone', 'currency', 'hall', 'grades'],
    ...['refund', 'perCustomer', 'schedule', 'performances'],
  ],
  performance: [
    ...['at', 'hall', 'currency', 'refund', 'grades', 'sale', 'presale', 'perCustomer'],
  ],
  grade: ['seats', 'price'],
}

/** What performances have that say nothing else. */
type Usual = {
  readonly plan: Branch | undefined
  readonly grades: Branch | undefined
  readonly currency: Branch | undefined
}

export function draftRequest(tree: Tree): Draft {
  const reader = makeReader(tree)
  const { placed, fields, each, value } = reader
  const policyOf = refundReader(tree, reader)
  const { capOf } = saleReader(tree, reader)
  const season = fields(tree.root, KNOWN.season)
  const named = namedParts(tree, reader, season)
  const currency = season?.get('currency')
  const refundOf = (branch: Branch, path: string) => policyOf(named.refundOf(branch), path)
  const performancesOf = performancesReader(tree, reader, { named, refundOf })

  const musicalOf = (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.musical)
    if (!known) return tree.valueOf(item)
    const hall: FileHall = named.hallOf(known.get('hall'))
    const refund = known.get('refund') ?? season?.get('refund')
    const timeZone = known.get('timeZone') ?? hall.timeZone ?? season?.get('timeZone')
    const usual: Usual = {
      plan: hall.plan,
      grades: known.get('grades') ?? hall.grades,
      currency: known.get('currency') ?? currency,
    }
    const key = known.get('key')
    return {
      ...(key && { key: value(key, `${path}.key`) }),
      title: value(known.get('title'), `${path}.title`),
      venue: value(known.get('venue') ?? hall.venue, `${path}.venue`),
      runningMinutes: value(known.get('runningMinutes'), `${path}.runningMinutes`),
      timeZone: value(timeZone, `${path}.timeZone`),
      ...(refund && { refund: refundOf(refund, `${path}.refund`) }),
      ...capOf(known, path),
      performances: performancesOf(known, `${path}.performances`, usual),
    }
  }

  const musicals = each(season?.get('musicals'), 'musicals', musicalOf)
  const { spots, unknown, flaws } = reader
  return { request: { musicals }, spots, unknown, flaws }
}

type Parts = {
  readonly named: NamedParts
  readonly refundOf: (branch: Branch, path: string) => unknown
}

/** Reads the performances of a musical. */
function performancesReader(tree: Tree, reader: Reader, { named, refundOf }: Parts) {
  const { placed, fields, each, value } = reader
  const datesOf = scheduleReader(tree, reader)
  const gradesOf = gradesReader(tree, reader, named)
  const { saleOf } = saleReader(tree, reader)

  const performanceIn = (usual: Usual) => (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.performance)
    if (!known) return tree.valueOf(item)
    const own = known.get('hall')
    const hall = own ? named.hallOf(own) : { plan: usual.plan }
    const grades = known.get('grades') ?? hall.grades ?? usual.grades
    const refund = known.get('refund')
    return {
      startsAt: value(known.get('at'), `${path}.startsAt`),
      ...(hall.plan && { hall: value(hall.plan, `${path}.hall`) }),
      ...(refund && { refund: refundOf(refund, `${path}.refund`) }),
      ...saleOf(known, path),
      grades: gradesOf(grades, path, known.get('currency') ?? usual.currency),
    }
  }

  const datedPerformance = ({ time, spot, grades }: Dated, path: string, usual: Usual) => {
    placed(path, spot)
    placed(`${path}.startsAt`, spot)
    return {
      startsAt: time,
      ...(usual.plan && { hall: value(usual.plan, `${path}.hall`) }),
      grades: gradesOf(grades ?? usual.grades, path, usual.currency),
    }
  }

  /** Those that are listed, and those that the schedule makes. */
  return (known: ReadonlyMap<string, Field>, path: string, usual: Usual) => {
    const listed = each(known.get('performances'), path, performanceIn(usual))
    const schedule = known.get('schedule')
    if (!schedule || (listed !== undefined && !Array.isArray(listed))) return listed
    const before: readonly unknown[] = listed ?? []
    const made = datesOf(schedule).map((dated, n) =>
      datedPerformance(dated, `${path}.${before.length + n}`, usual),
    )
    return [...before, ...made]
  }
}

/** Reads grades with their seats and prices. */
function gradesReader(tree: Tree, { placed, fields, value }: Reader, named: NamedParts) {
  const gradeOf = (grade: Field, path: string, currency: Branch | undefined) => {
    placed(path, grade)
    placed(`${path}.grade`, { path: grade.path, offset: grade.nameOffset })
    if (currency) placed(`${path}.price.currency`, currency)
    const known = fields(grade, KNOWN.grade)
    return {
      grade: grade.name,
      seats: value(known?.get('seats'), `${path}.seats`),
      price: {
        amount: value(known?.get('price'), `${path}.price`),
        currency: currency ? tree.valueOf(currency) : 'KRW',
      },
    }
  }

  return (typed: Branch | undefined, path: string, currency: Branch | undefined) => {
    const grades = named.gradesOf(typed)
    if (grades) placed(`${path}.grades`, grades)
    const all = grades && tree.fieldsOf(grades)
    return all
      ? all.map((grade, i) => gradeOf(grade, `${path}.grades.${i}`, currency))
      : tree.valueOf(grades)
  }
}
