import type { MusicalResponse } from '@outerpark/core/contract'
import { hallTime } from '@outerpark/core/names'
import { cut, widthOf, wrap } from '../../text/width.ts'
import { type Action, MOVES } from '../keys/keymap.ts'
import { fill, line } from '../parts/line.ts'
import {
  NO_SELECTION,
  placeIn,
  type Selection,
  selectionMoved,
  stepOf,
  windowOf,
} from '../parts/list.ts'
import type { Next, Scene, Screen } from '../screen.ts'
import { type Drawn, isWide, type View } from '../view.ts'
import type { ChangeGiven } from './change-state.ts'
import { gradesText } from './change-view.ts'
import { policyLines } from './policy-lines.ts'
import type { RegisterGiven } from './register-state.ts'
import { offText } from './season-view.ts'

export type MusicalsState = { readonly selection: Selection }

/** The musicals that are registered, newest first, and what can be put on sale. */
export const musicalsScreen: Screen<MusicalsState> = {
  needs: ['musicals', 'season'],
  begin: () => ({ selection: NO_SELECTION }),
  actions(state, scene): readonly Action[] {
    const chosen = chosenOf(state, scene)
    if (!chosen) return ['add', 'load']
    const prices: readonly Action[] = performancesOf(chosen, scene).length > 0 ? ['prices'] : []
    return ['addDates', ...prices, 'add', 'load', ...MOVES]
  },
  act(state, action, scene): Next<MusicalsState> {
    const ids = idsOf(scene)
    const step = stepOf(action, heightOf(scene), ids.length)
    if (step !== undefined)
      return { state: { selection: selectionMoved(ids, state.selection, step, heightOf(scene)) } }
    switch (action) {
      case 'add':
        return { state, go: { place: 'register', with: givenFor(undefined, scene) } }
      case 'addDates': {
        const musical = chosenOf(state, scene)
        return musical
          ? { state, go: { place: 'register', with: givenFor(musical, scene) } }
          : { state }
      }
      case 'prices': {
        const musical = chosenOf(state, scene)
        return musical
          ? { state, go: { place: 'change', with: pricesOf(musical, scene) } }
          : { state }
      }
      case 'load':
        return { state, go: { place: 'load', with: {} } }
      default:
        return { state }
    }
  },
  draw,
  command(state, scene) {
    const chosen = chosenOf(state, scene)
    return chosen ? ['musical', 'show', chosen.id] : ['musical', 'list']
  },
  request(state, scene) {
    const chosen = chosenOf(state, scene)
    return { method: 'GET', path: chosen ? `/v1/musicals/${chosen.id}` : '/v1/musicals' }
  },
}

const musicalsOf = ({ snapshot }: Scene): readonly MusicalResponse[] =>
  snapshot.musicals.value ?? []
const idsOf = (scene: Scene) => musicalsOf(scene).map(({ id }) => id)
const chosenOf = (state: MusicalsState, scene: Scene) =>
  musicalsOf(scene)[placeIn(idsOf(scene), state.selection)]
const performancesOf = (musical: MusicalResponse, { snapshot }: Scene) =>
  (snapshot.season.value ?? []).filter(({ musicalId }) => musicalId === musical.id)

/** What the form begins with: the zone of the hall, and the grades of the last performance. */
function givenFor(musical: MusicalResponse | undefined, scene: Scene): RegisterGiven {
  const like = musical ? performancesOf(musical, scene).at(-1) : scene.snapshot.season.value?.at(-1)
  const before = musicalsOf(scene).find(({ timeZone }) => timeZone !== null)?.timeZone
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  return { musical, like, timeZone: before ?? here }
}

/** The performances whose prices change: to choose from, or the only one. */
function pricesOf(musical: MusicalResponse, scene: Scene): ChangeGiven {
  const [only, ...others] = performancesOf(musical, scene)
  return { musical, performanceId: others.length === 0 ? only?.id : undefined }
}

/** Head, rule, the lines about the selected musical, and what cannot be done. */
const AROUND = 2
const DETAIL_ROWS = 8
/** So many rows at most say what a cancel gives back, where there are many. */
const POLICY_ROWS = 12
const heightOf = ({ size }: Pick<Scene, 'size'>) =>
  Math.max(1, size.rows - AROUND - (isWide(size) ? 2 : DETAIL_ROWS))

function draw(state: MusicalsState, scene: Scene, view: View): Drawn {
  const { paint, size, words } = view
  const { musicals } = words.admin
  const all = musicalsOf(scene)
  const final = wrap(musicals.final, size.columns).map((each) => paint('quiet', each))
  if (all.length === 0)
    return { lines: scene.snapshot.musicals.value ? [musicals.empty, '', ...final] : [] }
  const selected = placeIn(idsOf(scene), state.selection)
  const height = Math.max(1, heightOf(scene) - (isWide(size) ? final.length - 1 : final.length))
  const width = isWide(size) ? Math.floor(size.columns * 0.6) : size.columns
  const { from, to } = windowOf(all.length, selected, height, state.selection.from)
  const rows = all
    .slice(from, to)
    .map((each, i) => row(each, scene, { view, width, isSelected: from + i === selected }))
  const list = [paint('quiet', musicals.count(all.length)), '', ...rows]
  const chosen = all[selected]
  const right = isWide(size) ? size.columns - width - 3 : size.columns
  const detail = chosen ? detailLines(chosen, scene, { view, columns: right }) : []
  const rule = paint('quiet', '─'.repeat(size.columns))
  if (!isWide(size)) {
    const gap = Array<string>(Math.max(0, height - rows.length)).fill('')
    const room = size.rows - list.length - gap.length - 1 - final.length
    const shown = [...part(detail, room, words), ...Array<string>(room).fill('')].slice(0, room)
    return { lines: [...list, ...gap, rule, ...shown, ...final] }
  }
  const rowsBeside = size.rows - final.length - 1
  const shown = part(detail, rowsBeside, words)
  const lines = Array.from({ length: rowsBeside }, (_, i) => {
    const beside = line(paint, right, shown[i] ?? '')
    return `${fill(list[i] ?? '', width)} ${paint('quiet', '│')} ${beside}`
  })
  return { lines: [...lines, rule, ...final] }
}

function row(
  musical: MusicalResponse,
  scene: Scene,
  { view, width, isSelected }: { view: View; width: number; isSelected: boolean },
): string {
  const { paint, words } = view
  const { title, venue } = musical
  const shows = words.season.shows(performancesOf(musical, scene).length)
  const left = Math.max(10, Math.floor((width - 20) * 0.6))
  const plain = `${isSelected ? '▸' : ' '} ${fill(title, left)} ${fill(venue, Math.max(6, width - left - 20))} ${fill(shows, 16, 'right')}`
  return isSelected ? paint('selected', fill(plain, width)) : fill(plain, width)
}

/** As many lines as there is room for. The last one says how many are left out. */
const part = (lines: readonly string[], room: number, { frame }: View['words']): string[] =>
  lines.length <= room
    ? [...lines]
    : [...lines.slice(0, room - 1), frame.moreBelow(lines.length - room + 1)]

function detailLines(
  musical: MusicalResponse,
  scene: Scene,
  { view, columns }: { readonly view: View; readonly columns: number },
): string[] {
  const performances = performancesOf(musical, scene)
  const { paint, words, language } = view
  const { musicals } = words.admin
  const { title, venue, timeZone, runningMinutes, id } = musical
  const facts = [
    venue,
    ...(timeZone === null ? [] : [timeZone]),
    ...(runningMinutes === null ? [] : [musicals.minutes(runningMinutes)]),
    id,
  ]
  return [
    paint('strong', title),
    paint('quiet', facts.join('  ')),
    ...(performances.length > 0 ? [paint('quiet', words.admin.change.legend)] : []),
    ...policyLines(
      musical.refund,
      { columns, rows: isWide(view.size) ? POLICY_ROWS : 2 },
      { ...view, currency: performances[0]?.grades[0]?.price.currency ?? '' },
    ),
    ...performances.map(({ startsAt, grades, off }) => {
      const state = off ? `${offText(off, words)}  ` : ''
      const lead = `${hallTime(startsAt, { language })}  ${state}`
      // Nothing is sold any more, and all seats are free.
      if (off?.state === 'cancelled') return cut(lead.trimEnd(), columns)
      return lead + gradesText(grades, columns - widthOf(lead), language)
    }),
  ]
}
