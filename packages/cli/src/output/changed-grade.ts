import type { ChangedGradeResponse } from '@outerpark/core/contract'
import type { Changed } from '../season/grade-change.ts'
import { showTime, timeColumn } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

/** What a grade cost and has, before and after a change: on one date, or on several of a musical. */
export function changedGradesText(all: readonly Changed[], paint: Paint, room?: number): string {
  const { changed: texts } = words().seasons
  const [first, ...others] = all
  if (!first) return texts.none
  const { performance } = first
  const kept = all.some(({ changed }) => changesOf(changed).length > 0) ? [texts.kept] : []
  if (others.length === 0) {
    const { title, startsAt } = performance
    const head = `${paint.strong(title)}, ${showTime(startsAt)}  ${performance.id}`
    const lines = linesOf(first.changed).map((line) => `${first.changed.grade}  ${line}`)
    return [head, ...lines, ...kept].join('\n')
  }
  const times = timeColumn(all.map(({ performance: { startsAt } }) => startsAt))
  const { id, grade } = words().columns
  const rows = all.map(({ changed, performance: { startsAt } }) => [
    ...[changed.performanceId, times.show(startsAt), changed.grade],
    linesOf(changed).join(', '),
  ])
  const columns = [id, times.title, grade, texts.title].map((title) => ({ title }))
  return [`${paint.strong(performance.title)}`, '', table(columns, rows, paint, room), '', ...kept]
    .join('\n')
    .trimEnd()
}

/** What has changed, or that nothing has. */
function linesOf(changed: ChangedGradeResponse): readonly string[] {
  const changes = changesOf(changed)
  const { price, capacity } = changed
  return changes.length > 0
    ? changes
    : [words().seasons.changed.nothing(moneyText(price), capacity)]
}

function changesOf({ was, price, capacity, available }: ChangedGradeResponse): readonly string[] {
  const { changed } = words().seasons
  const [before, after] = [moneyText(was.price), moneyText(price)]
  return [
    ...(before === after ? [] : [changed.price(before, after)]),
    ...(was.seats === capacity ? [] : [changed.seats(was.seats, capacity, available)]),
  ]
}
