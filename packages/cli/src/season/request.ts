import type { Branch, Field, Spot, Tree } from './tree.ts'

/**
 * A season file in the shape of the contract's importSeasonRequest: not checked yet, but every part of it knows
 * where in the file it comes from.
 */
export type Draft = {
  readonly request: { readonly musicals: unknown }
  /** by the path in the request, e.g. `musicals.2.performances.3.grades.0.seats` */
  readonly spots: ReadonlyMap<string, Spot>
  /** what the request has no room for */
  readonly unknown: readonly Spot[]
}

/** What `at` and `grades` of the file are called in the request stands in {@link performanceOf}. */
const KNOWN = {
  season: ['currency', 'musicals'],
  musical: ['title', 'venue', 'runningMinutes', 'performances'],
  performance: ['at', 'grades'],
  grade: ['seats', 'price'],
}

export function draftRequest(tree: Tree): Draft {
  const spots = new Map<string, Spot>()
  const unknown: Spot[] = []

  /** Remembers where the part of the request came from, and passes it on. */
  const placed = (path: string, from: Spot) => spots.set(path, from)

  /** The fields of a map by name; undefined if it is no map, which the contract then objects to. */
  const fields = (branch: Branch, known: readonly string[]) => {
    const all = tree.fieldsOf(branch)
    for (const field of all ?? [])
      if (!known.includes(field.name)) unknown.push({ path: field.path, offset: field.nameOffset })
    return all && new Map(all.map((field) => [field.name, field]))
  }

  /** Every item of a list, made by `make`; what is no list is passed on as it is. */
  const each = (
    branch: Branch | undefined,
    path: string,
    make: (item: Branch, path: string) => unknown,
  ) => {
    if (branch) placed(path, branch)
    const items = branch && tree.itemsOf(branch)
    return items ? items.map((item, i) => make(item, `${path}.${i}`)) : tree.valueOf(branch)
  }

  const value = (field: Branch | undefined, path: string) => {
    if (field) placed(path, field)
    return tree.valueOf(field)
  }

  const season = fields(tree.root, KNOWN.season)
  const currency = season?.get('currency')

  const musicalOf = (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.musical)
    if (!known) return tree.valueOf(item)
    return {
      title: value(known.get('title'), `${path}.title`),
      venue: value(known.get('venue'), `${path}.venue`),
      runningMinutes: value(known.get('runningMinutes'), `${path}.runningMinutes`),
      performances: each(known.get('performances'), `${path}.performances`, performanceOf),
    }
  }

  const performanceOf = (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.performance)
    if (!known) return tree.valueOf(item)
    const grades = known.get('grades')
    if (grades) placed(`${path}.grades`, grades)
    const named = grades && tree.fieldsOf(grades)
    return {
      startsAt: value(known.get('at'), `${path}.startsAt`),
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
        currency: currency ? tree.valueOf(currency) : 'KRW',
      },
    }
  }

  const musicals = each(season?.get('musicals'), 'musicals', musicalOf)
  return { request: { musicals }, spots, unknown }
}
