import type { HallResponse } from '@outerpark/core/contract'
import { gradeNamed, nameKey } from '@outerpark/core/names'
import type { Text } from '../words/words.ts'
import type { Draft } from './request.ts'
import type { Spot } from './tree.ts'

type Problem = Spot & { readonly message: Text }
/** Notes a problem of a part of the request. */
type Report = (path: string, message: Text) => void

/** Any id: a hall that is not there is a problem, and so the request is never sent. */
const NO_HALL = 'HA-0000000000'

/**
 * The draft with the ids of the halls that it names, and with their grades as they call them; and what of it does not fit these
 * halls. A hall is named by its id or its name.
 *
 * @param allGrades whether the grades have to be those of the newest plan; what is on sale may follow an older one
 */
export function inHalls(
  draft: Draft,
  halls: readonly HallResponse[],
  allGrades = true,
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const report: Report = (path, message) => {
    const spot = draft.spots.get(path)
    if (spot) problems.push({ ...spot, message })
  }
  const request = changed(draft.request, 'musicals', (musical, path) =>
    inZone(
      changed(
        musical,
        'performances',
        (performance, at) => placed(performance, at, halls, { report, allGrades }),
        path,
      ),
      halls,
    ),
  )
  return { draft: { ...draft, request: { musicals: partOf(request, 'musicals') } }, problems }
}

/** The musical with the time zone of its hall, if the file names none. */
function inZone(musical: unknown, halls: readonly HallResponse[]): unknown {
  const performances = partOf(musical, 'performances')
  if (partOf(musical, 'timeZone') !== undefined || !Array.isArray(performances)) return musical
  const zones = performances.map(
    (each) => halls.find(({ id }) => id === partOf(each, 'hall'))?.timeZone,
  )
  const [only, ...others] = new Set(zones)
  return only === undefined || others.length > 0 ? musical : { ...Object(musical), timeZone: only }
}

/** A performance in the hall that it names. */
function placed(
  performance: unknown,
  path: string,
  halls: readonly HallResponse[],
  { report, allGrades }: { readonly report: Report; readonly allGrades: boolean },
): unknown {
  const typed = partOf(performance, 'hall')
  if (typeof typed !== 'string' || typed.trim() === '') return performance
  const key = nameKey(typed)
  const hall = halls.find(({ id, hall: name }) => nameKey(id) === key || nameKey(name) === key)
  if (!hall) {
    const names = halls.map(({ hall: name }) => name)
    report(`${path}.hall`, ({ seasons }) => seasons.noHall(typed, names))
    return { ...Object(performance), hall: NO_HALL }
  }
  const ofGrades: Report = allGrades ? report : () => undefined
  const named = new Set<string>()
  const withGrades = changed(
    performance,
    'grades',
    (each, at) => {
      const grade = gradeIn(hall, each, at, ofGrades)
      if (grade === undefined) return each
      named.add(grade)
      return { ...Object(each), grade }
    },
    path,
  )
  const onSale = hall.grades.filter(({ forSale }) => forSale > 0).map(({ grade }) => grade)
  const missing = onSale.filter((grade) => !named.has(grade))
  if (missing.length > 0)
    ofGrades(`${path}.grades`, ({ seasons }) => seasons.hallPrices(hall.hall, missing))
  return { ...Object(withGrades), hall: hall.id }
}

/** The grade as the hall calls it. Undefined if it has none of that name. */
function gradeIn(
  { hall, grades }: HallResponse,
  priced: unknown,
  path: string,
  report: Report,
): string | undefined {
  const typed = partOf(priced, 'grade')
  if (typeof typed !== 'string') return undefined
  const found = gradeNamed(grades, typed)
  const names = grades.map(({ grade }) => grade)
  if (!found) report(path, ({ seasons }) => seasons.noHallGrade(hall, names))
  else if (found.forSale === 0) report(path, ({ seasons }) => seasons.hallGradeKept(hall))
  return found?.grade
}

const partOf = (value: unknown, part: string): unknown =>
  Object(value) === value ? Reflect.get(Object(value), part) : undefined

/** An object with each item of one of its lists changed. What has no such list stays as it is. */
function changed(
  value: unknown,
  part: string,
  change: (item: unknown, path: string) => unknown,
  within = '',
): unknown {
  const items = partOf(value, part)
  if (!Array.isArray(items)) return value
  const path = within === '' ? part : `${within}.${part}`
  return { ...Object(value), [part]: items.map((item, n) => change(item, `${path}.${n}`)) }
}
