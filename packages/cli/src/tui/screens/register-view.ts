import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, momentInZone, momentsIn, readMoment, timeZoneName } from '@outerpark/core/names'
import { widthOf, wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import { windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import { refusalText } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { formRow, LABEL } from './register-row.ts'
import { draftOf, type FormLine, flawAt, flawsIn, type RegisterState } from './register-state.ts'

/** Title and blank above the lines; below them a rule and what is to say. */
const HEAD = 2
const FOOT = 6

/** The form, what each line means, and at its foot what is wrong or what Enter does. */
export function drawForm(state: RegisterState, scene: Scene, view: View): Drawn {
  const { paint, size, words, language } = view
  const { form } = words.admin
  const { musical, lines, at, stage } = state
  const title = musical
    ? line(
        paint,
        size.columns,
        ['strong', form.adding(musical.title)],
        ['quiet', `  ${musical.venue}`],
      )
    : paint('strong', form.registering)
  if (stage.is === 'asked' || stage.is === 'sending')
    return { lines: [title, '', ...questionLines(state, view)] }
  if (stage.is === 'done') {
    const done = wrap(`✓ ${form.done(stage.title, stage.ids.length)}`, size.columns)
    const ids = wrap(stage.ids.join('  '), size.columns).slice(0, size.rows - 8)
    return {
      lines: [title, '', ...done.map((each) => paint('good', each)), ...ids, '', form.doneNext],
    }
  }
  const flaws = flawsIn(state, scene, language)
  const height = Math.max(3, size.rows - HEAD - FOOT)
  const { from, to } = windowOf(lines.length, at, height, Math.max(0, at - height + 2))
  // What is typed may be longer. What it means is told beside it, and has to be read whole.
  const value = size.columns >= 100 ? 48 : Math.max(16, Math.min(28, size.columns - 50))
  const rows = lines.slice(from, to).map((each, i) => {
    const flaw = each.touched ? flawAt(state, from + i, flaws) : undefined
    return formRow(each, { state, view, value, place: from + i, flaw })
  })
  const now = lines[at]
  const { x } = shownField(now?.field ?? { text: '', cursor: 0 }, value)
  const gap = Array<string>(Math.max(0, height - rows.length)).fill('')
  const rule = paint('quiet', '─'.repeat(size.columns))
  const flaw = now?.touched ? flawAt(state, at, flaws) : undefined
  const wrong = lines.filter((each, i) => each.touched && flawAt(state, i, flaws)).length
  const foot = footLines(state, {
    view,
    key: now?.key,
    flaw: flaw?.text,
    flaws: flaws.length,
    wrong,
  }).slice(0, FOOT - 1)
  return {
    lines: [title, '', ...rows, ...gap, rule, ...foot],
    cursor: stage.is === 'form' ? { x: 2 + LABEL + x, y: HEAD + at - from } : undefined,
  }
}

type Foot = {
  readonly view: View
  /** the line on which the cursor is */
  readonly key: FormLine['key'] | undefined
  readonly flaw: string | undefined
  readonly flaws: number
  /** how many lines that somebody filled in are not right */
  readonly wrong: number
}

function footLines(
  { stage, flawsOf }: RegisterState,
  { view, key, flaw, flaws, wrong }: Foot,
): string[] {
  const { paint, size, words } = view
  const { form } = words.admin
  const painted = (meaning: 'warn' | 'bad' | 'quiet', text: string) =>
    wrap(text, size.columns).map((each) => paint(meaning, each))
  if (stage.is === 'leaving')
    return painted(
      'warn',
      stage.to ? form.leaveFor(stage.to.musical?.title ?? form.registering) : form.leave,
    )
  if (stage.is === 'form' && stage.refusal !== undefined)
    return painted('bad', `✗ ${refusalText(stage.refusal)}`)
  if (flaw !== undefined) return painted('bad', `✗ ${flaw}`)
  if (flawsOf && flaws === 0) return [paint('good', `✓ ${form.ready}`)]
  return [
    ...(wrong > 0 ? painted('bad', `✗ ${form.wrong(wrong)}`) : []),
    ...painted('quiet', form.how),
    ...(key === 'grade' ? painted('quiet', form.gradeHow) : []),
  ]
}

/** The question before anything goes on sale, with all the numbers: there is no way back. */
function questionLines(state: RegisterState, { paint, size, words, language }: View): string[] {
  const { form } = words.admin
  const draft = draftOf(state)
  const grades = draft.grades.flatMap(({ grade, seats, amount }) =>
    typeof seats === 'number' && typeof amount === 'number'
      ? [{ grade, seats, price: { amount, currency: draft.currency } }]
      : [],
  )
  const seats = grades.reduce((sum, each) => sum + each.seats, 0)
  const worth = grades.reduce((sum, each) => sum + each.price.amount * each.seats, 0)
  const money = formatMoney({ amount: worth, currency: draft.currency }, language)
  const wide = Math.max(...grades.map(({ grade }) => widthOf(grade)))
  const zone = timeZoneName(draft.timeZone)
  const shows = draft.times.map((text) => {
    const moment = readMoment(text)
    const [ms] = moment && zone !== undefined ? momentsIn(moment, zone) : []
    return ms === undefined || zone === undefined
      ? text
      : hallTime(momentInZone(ms, zone), { language, zone: 'always' })
  })
  const most = Math.max(1, size.rows - grades.length - 12)
  const listed =
    shows.length > most ? [...shows.slice(0, most - 1), form.more(shows.length - most + 1)] : shows
  const warn = (text: string) => wrap(text, size.columns).map((each) => paint('warn', each))
  return [
    line(paint, size.columns, ['strong', draft.title], `  ${draft.venue}`),
    ...listed.map((each) => `  ${each}`),
    '',
    ...grades.map(({ grade, seats: count, price }) =>
      line(
        paint,
        size.columns,
        `  ${fill(grade, wide)}  ${fill(form.seats(count), 12, 'right')} × ${formatMoney(price, language)}`,
      ),
    ),
    '',
    line(paint, size.columns, form.sum(shows.length, seats, money)),
    '',
    ...(state.stage.is === 'sending' ? warn(form.sending) : warn(form.ask)),
  ]
}
