import { makeReader } from './reader.ts'
import { refundReader } from './refund.ts'
import type { Branch, Field, Spot, Tree } from './tree.ts'

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
}

/** The keys of each kind of map in the file. `performanceIn` and `gradeOf` give them their names in the request. */
const KNOWN = {
  season: ['currency', 'timeZone', 'refund', 'bookingFee', 'musicals'],
  musical: [
    'title',
    'venue',
    'runningMinutes',
    'timeZone',
    'hall',
    'refund',
    'bookingFee',
    'performances',
  ],
  performance: ['at', 'hall', 'refund', 'bookingFee', 'grades'],
  grade: ['seats', 'price'],
}

/** What a musical has in the request as it is in the file. */
const PLAIN = ['title', 'venue', 'runningMinutes'] as const

export function draftRequest(tree: Tree): Draft {
  const reader = makeReader(tree)
  const { spots, unknown, placed, fields, each, value } = reader
  const refundOf = refundReader(tree, reader)
  const season = fields(tree.root, KNOWN.season)
  const currency = season?.get('currency')
  const timeZone = season?.get('timeZone')

  /** A booking fee is an amount, in the currency of the season. */
  const feeOf = (fee: Branch | undefined, path: string) =>
    fee && {
      bookingFee: { amount: value(fee, `${path}.bookingFee`), currency: currencyName() },
    }
  const currencyName = () => (currency ? tree.valueOf(currency) : 'KRW')

  const musicalOf = (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.musical)
    if (!known) return tree.valueOf(item)
    const [hall, refund] = [known.get('hall'), known.get('refund') ?? season?.get('refund')]
    return {
      ...Object.fromEntries(PLAIN.map((name) => [name, value(known.get(name), `${path}.${name}`)])),
      timeZone: value(known.get('timeZone') ?? timeZone, `${path}.timeZone`),
      ...(refund && { refund: refundOf(refund, `${path}.refund`) }),
      ...feeOf(known.get('bookingFee') ?? season?.get('bookingFee'), path),
      performances: each(known.get('performances'), `${path}.performances`, performanceIn(hall)),
    }
  }

  /** @param hall that of the musical, for performances that name none */
  const performanceIn = (hall: Branch | undefined) => (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.performance)
    if (!known) return tree.valueOf(item)
    const grades = known.get('grades')
    if (grades) placed(`${path}.grades`, grades)
    const named = grades && tree.fieldsOf(grades)
    const place = known.get('hall') ?? hall
    const refund = known.get('refund')
    return {
      startsAt: value(known.get('at'), `${path}.startsAt`),
      ...(place && { hall: value(place, `${path}.hall`) }),
      ...(refund && { refund: refundOf(refund, `${path}.refund`) }),
      ...feeOf(known.get('bookingFee'), path),
      grades: named
        ? named.map((grade, i) => gradeOf(grade, `${path}.grades.${i}`))
        : tree.valueOf(grades),
    }
  }

  const gradeOf = (grade: Field, path: string) => {
    placed(path, grade)
    placed(`${path}.grade`, { path: grade.path, offset: grade.nameOffset })
    if (currency) placed(`${path}.price.currency`, currency)
    const known = fields(grade, KNOWN.grade)
    return {
      grade: grade.name,
      seats: value(known?.get('seats'), `${path}.seats`),
      price: {
        amount: value(known?.get('price'), `${path}.price`),
        currency: currencyName(),
      },
    }
  }

  const musicals = each(season?.get('musicals'), 'musicals', musicalOf)
  return { request: { musicals }, spots, unknown }
}
