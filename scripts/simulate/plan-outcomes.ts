import type { PerformanceReplanned } from '@outerpark/core/musical'
import type { RecordedEvent } from '@outerpark/core/policies'

/** What became of the plans of performances in a story, by its log: how often each of it happened. */
export function planOutcomes({
  events,
}: {
  readonly events: readonly RecordedEvent[]
}): ReadonlyMap<string, number> {
  const outcomes = events.flatMap((event, n) =>
    event.type === 'PerformanceReplanned' ? outcomesOf(event, events[n - 1]) : [],
  )
  return new Map(
    [...Map.groupBy(outcomes, (name) => name)].map(([name, those]) => [name, those.length]),
  )
}

function outcomesOf(
  { actor, grades }: PerformanceReplanned & RecordedEvent,
  before: RecordedEvent | undefined,
): readonly string[] {
  const isOwn = before?.type === 'HallPlanned' && before.only !== undefined
  const how =
    actor === 'system' ? 'released' : isOwn ? 'a plan of its own' : 'a version of the hall'
  const sum = (of: (grade: (typeof grades)[number]) => number) =>
    grades.reduce((all, grade) => all + of(grade), 0)
  const more = Math.sign(sum(({ seats }) => seats) - sum(({ had }) => had))
  return [
    how,
    `${['fewer seats', 'as many seats', 'more seats'][more + 1]}`,
    ...(grades.some(({ seats, had }) => seats === 0 && had > 0) ? ['a grade without seats'] : []),
    ...(grades.some(({ seats, had }) => seats > 0 && had === 0)
      ? ['a grade with its first seats']
      : []),
  ]
}
