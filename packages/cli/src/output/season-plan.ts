import type { SeasonNoteResponse, SeasonStepResponse } from '@outerpark/core/contract'
import type { SeasonOutcome } from '../season/outcome.ts'
import { showTime } from '../text/hall.ts'
import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import { forPeople } from './outlet.ts'
import type { Paint } from './paint.ts'

/** The most notes of a kind that are shown, since a season may have hundreds of past dates. */
const MOST_NOTES = 10

type Showing = { readonly title: string; readonly startsAt?: string }

/** The differences between a season file and what is on sale, as `terraform plan` shows them: + new, ~ changed, - taken off sale. */
export function seasonPlanText(plan: SeasonOutcome, paint: Paint): string {
  const { applying } = words()
  const { steps, unchanged, applied } = plan
  const notes = notesText(plan.notes, paint)
  if (steps.length === 0) return [...notes, applying.nothing(unchanged.performances)].join('\n')
  const byTitle = Map.groupBy<string, SeasonStepResponse & Showing>(steps, ({ title }) => title)
  const blocks = [...byTitle].map(([title, of]) =>
    [paint.strong(forPeople(title)), ...of.flatMap((step) => linesOf(step, paint))].join('\n'),
  )
  const count = (...kinds: SeasonStepResponse['is'][]) =>
    steps.filter(({ is }) => kinds.includes(is)).length
  const sum = (applied ? applying.done : applying.sum)(
    count('performance-added'),
    count('grade-changed', 'sale-opened'),
    count('sale-closed', 'performance-cancelled'),
    unchanged.performances,
  )
  return [...blocks, ...notes, sum].join('\n\n')
}

function linesOf(step: SeasonStepResponse, paint: Paint): readonly string[] {
  const { applying } = words()
  switch (step.is) {
    case 'musical-added':
      return [paint.good(`  + ${forPeople(step.venue)}  ${applying.musicalAdded(step.key)}`)]
    case 'performance-added': {
      const grades = step.grades.map(
        ({ grade, seats, price }) => `${forPeople(grade)} ${seats} × ${moneyText(price)}`,
      )
      const closed = step.sale === 'closed' ? `  ${applying.closed}` : ''
      return [paint.good(`  + ${showTime(step.startsAt)}  ${grades.join(', ')}${closed}`)]
    }
    case 'grade-changed':
      return [paint.waiting(`  ~ ${showTime(step.startsAt)}  ${changeText(step)}`)]
    case 'sale-opened':
      return [paint.waiting(`  ~ ${showTime(step.startsAt)}  ${applying.opened}`)]
    case 'sale-closed':
      return [paint.bad(`  - ${showTime(step.startsAt)}  ${applying.closed}`)]
    case 'performance-cancelled':
      return [paint.bad(`  - ${showTime(step.startsAt)}  ${applying.cancelled(step.seats)}`)]
  }
}

function changeText({
  grade,
  was,
  now,
}: Extract<SeasonStepResponse, { is: 'grade-changed' }>): string {
  const [before, after] = [moneyText(was.price), moneyText(now.price)]
  const changes = [
    ...(before === after ? [] : [`${before} → ${after}`]),
    ...(was.seats === now.seats ? [] : [words().applying.seats(was.seats, now.seats)]),
  ]
  return `${forPeople(grade)} ${changes.join(', ')}`
}

/** What stays as it is, and should be known. */
function notesText(notes: readonly SeasonNoteResponse[], paint: Paint): readonly string[] {
  const { applying } = words()
  return [...Map.groupBy(notes, ({ is }) => is).values()].map((of) => {
    const lines = of.slice(0, MOST_NOTES).map(({ is, title, startsAt, seats }) => {
      const said = is === 'extra' ? applying.notes.extra(seats) : applying.notes[is]
      return paint.quiet(`  ! ${forPeople(title)}, ${showTime(startsAt)}: ${said}`)
    })
    const more = of.length - lines.length
    return [...lines, ...(more > 0 ? [`    ${applying.moreNotes(more)}`] : [])].join('\n')
  })
}
