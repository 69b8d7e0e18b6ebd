import { STAFF_SCOPES } from '@outerpark/core/kernel'
import { wrap } from '../../text/width.ts'
import { shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import { placeIn, windowOf } from '../parts/list.ts'
import type { Scene } from '../screen.ts'
import type { Meaning } from '../style.ts'
import { refusalText } from '../text.ts'
import type { Drawn, View } from '../view.ts'
import { type StaffState, staffHeight, staffIn } from './staff-state.ts'

/** The list of those who work here, the form for a new one, or the first token. */
export function drawStaff(state: StaffState, scene: Scene, view: View): Drawn {
  const { paint, size, words } = view
  const { staff } = words.admin
  const { stage } = state
  const wrapped = (meaning: Meaning, text: string) =>
    wrap(text, size.columns).map((each) => paint(meaning, each))
  switch (stage.is) {
    case 'sending':
      return { lines: [words.admin.person.sending] }
    case 'added':
      return {
        lines: [
          ...wrapped('good', `✓ ${staff.added(stage.name)}`),
          '',
          ...wrapped('strong', stage.token),
          '',
          ...wrapped('warn', words.admin.person.tokenOnce),
          stage.isCopied ? paint('good', `✓ ${words.admin.person.copied}`) : '',
        ],
      }
    case 'adding':
      return drawForm(stage, view)
    case 'list':
    case 'revoking': {
      const question =
        stage.is === 'revoking'
          ? wrapped('warn', staff.ask(stage.who.name, stage.who.id))
          : stage.refusal === undefined
            ? []
            : wrapped('bad', `✗ ${refusalText(stage.refusal)}`)
      return { lines: [...listLines(state, scene, view), '', ...question].slice(0, size.rows) }
    }
  }
}

function listLines(state: StaffState, scene: Scene, view: View): string[] {
  const { paint, size, words } = view
  const { staff } = words.admin
  const all = staffIn(scene)
  if (all.length === 0) return scene.snapshot.staff.value ? wrap(staff.empty, size.columns) : []
  const here = all.filter(({ revokedAt }) => revokedAt === null).length
  const selected = placeIn(
    all.map(({ id }) => id),
    state.selection,
  )
  const { from, to } = windowOf(all.length, selected, staffHeight(scene), state.selection.from)
  const rows = all.slice(from, to).map(({ id, name, scopes, revokedAt }, i) => {
    const isSelected = from + i === selected
    const end = revokedAt === null ? scopes.join(', ') : staff.left(revokedAt.slice(0, 10))
    const wide = Math.max(10, Math.min(40, size.columns - 50))
    const text = `${isSelected ? '▸' : ' '} ${fill(name, wide)}  ${fill(id, 15)} ${end}`
    return isSelected
      ? paint('selected', fill(text, size.columns))
      : line(paint, size.columns, text)
  })
  return [paint('quiet', staff.count(here)), '', ...rows]
}

const LABEL = 10

function drawForm(
  { name, scopes, at, refusal }: Extract<StaffState['stage'], { is: 'adding' }>,
  { paint, size, words }: View,
): Drawn {
  const { staff } = words.admin
  const { shown, x } = shownField(name, Math.max(10, size.columns - LABEL - 4))
  const mark = (place: number) => (at === place ? '▸' : ' ')
  const rows = STAFF_SCOPES.map((scope, i) => {
    const box = scopes.includes(scope) ? '■' : '□'
    const text = `${mark(i + 1)} ${box} ${fill(scope, LABEL)}${staff.scopes[scope]}`
    return line(paint, size.columns, [at === i + 1 ? 'accent' : 'plain', text])
  })
  const isReady = name.text.trim() !== '' && scopes.length > 0
  const foot =
    refusal === undefined
      ? isReady
        ? staff.ready
        : staff.how
      : `✗ ${refusalText(refusal, { name: staff.name })}`
  const meaning: Meaning = refusal === undefined ? (isReady ? 'good' : 'quiet') : 'bad'
  return {
    lines: [
      paint('strong', staff.adding),
      '',
      line(paint, size.columns, `${mark(0)} ${fill(staff.name, LABEL)}  `, ['strong', shown]),
      '',
      ...rows,
      '',
      ...wrap(foot, size.columns).map((each) => paint(meaning, each)),
    ],
    cursor: at === 0 ? { x: 2 + LABEL + 2 + x, y: 2 } : undefined,
  }
}
