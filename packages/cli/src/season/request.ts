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
  season: ['currency', 'timeZone', 'musicals'],
  musical: ['title', 'venue', 'runningMinutes', 'timeZone', 'hall', 'performances'],
  performance: ['at', 'hall', 'grades'],
  grade: ['seats', 'price'],
}

export function draftRequest(tree: Tree): Draft {
  const { spots, unknown, placed, fields, each, value } = makeReader(tree)
  const season = fields(tree.root, KNOWN.season)
  const currency = season?.get('currency')
  const timeZone = season?.get('timeZone')

  const musicalOf = (item: Branch, path: string) => {
    placed(path, item)
    const known = fields(item, KNOWN.musical)
    if (!known) return tree.valueOf(item)
    return {
      title: value(known.get('title'), `${path}.title`),
      venue: value(known.get('venue'), `${path}.venue`),
      runningMinutes: value(known.get('runningMinutes'), `${path}.runningMinutes`),
      timeZone: value(known.get('timeZone') ?? timeZone, `${path}.timeZone`),
      performances: each(
        known.get('performances'),
        `${path}.performances`,
        performanceIn(known.get('hall')),
      ),
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
    return {
      startsAt: value(known.get('at'), `${path}.startsAt`),
      ...(place && { hall: value(place, `${path}.hall`) }),
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

/** Reads parts of the file, and notes where each part of the request comes from. */
function makeReader(tree: Tree) {
  const spots = new Map<string, Spot>()
  const unknown: Spot[] = []
  const placed = (path: string, from: Spot): void => {
    spots.set(path, from)
  }
  return {
    ...{ spots, unknown, placed },
    /** The fields of a map by name. Undefined if it is not a map; the contract then reports that. */
    fields(branch: Branch, known: readonly string[]): ReadonlyMap<string, Field> | undefined {
      const all = tree.fieldsOf(branch)
      for (const { name, path, nameOffset: offset } of all ?? [])
        if (!known.includes(name)) unknown.push({ path, offset })
      return all && new Map(all.map((field) => [field.name, field]))
    },
    /** Each item of a list, made by `make`. A value that is not a list is returned as it is. */
    each(
      branch: Branch | undefined,
      path: string,
      make: (item: Branch, path: string) => unknown,
    ): unknown {
      if (branch) placed(path, branch)
      const items = branch && tree.itemsOf(branch)
      return items ? items.map((item, i) => make(item, `${path}.${i}`)) : tree.valueOf(branch)
    },
    value(field: Branch | undefined, path: string): unknown {
      if (field) placed(path, field)
      return tree.valueOf(field)
    },
  }
}
