import { widthOf } from '../../text/width.ts'
import { type Action, keysOf, MOVES } from '../keys/keymap.ts'
import type { Known } from '../model/feed.ts'
import type { Snapshot } from '../model/model.ts'
import { ends, fill, line, type Piece } from '../parts/line.ts'
import { PLACES, type PlaceId, tabOf } from '../places.ts'
import { isSignedOut, standingOf } from '../standing.ts'
import { spanText, whyOf } from '../text.ts'
import type { Drawn, Size, View } from '../view.ts'
import type { Overlay } from './keys.ts'
import { drawPalette, type ListedCommand } from './palette.ts'

/** The rows around a screen: the tabs and the line below them, the line above the foot and the foot. */
const HEAD = 2
const FOOT = 2

/** The part of the terminal that the screen has. One row less than all, since Windows scrolls a full one. */
export const innerSize = ({ columns, rows }: Size): Size => ({
  columns: columns - 2,
  rows: Math.max(1, rows - 1 - HEAD - FOOT),
})

export type Inside = {
  readonly place: PlaceId
  /** the places that this person can go to */
  readonly tabs: readonly PlaceId[]
  readonly snapshot: Snapshot
  /** what the screen needs */
  readonly needed: readonly Known<unknown>[]
  readonly inner: Drawn
  readonly possible: readonly Action[]
  readonly everywhere: readonly Action[]
  readonly overlay: Overlay
  readonly commands: readonly ListedCommand[]
  /** what was just done, in the foot */
  readonly note: string | undefined
}

/** The whole terminal: tabs, the screen, how current it is, and the keys that are possible now. */
export function frame(view: View, inside: Inside): Drawn {
  const { paint, size } = view
  const inner = innerSize(size)
  const { lines, cursor } = contents({ ...view, size: inner }, inside)
  const rule = paint('quiet', '─'.repeat(size.columns))
  const body = Array.from({ length: inner.rows }, (_, i) => ` ${lines[i] ?? ''}`)
  return {
    lines: [tabs(view, inside), rule, ...body, rule, foot(view, inside)],
    cursor: cursor && { x: cursor.x + 1, y: cursor.y + HEAD },
  }
}

/** What is inside of the frame: the screen, or what lies over it. */
function contents(view: View, inside: Inside): Drawn {
  const { overlay, commands } = inside
  if (overlay?.is === 'help') return { lines: helpLines(view, inside) }
  if (overlay?.is === 'palette') return drawPalette(overlay.palette, commands, view)
  return inside.inner
}

function tabs({ paint, size, words }: View, inside: Inside): string {
  const { snapshot } = inside
  const place = tabOf(inside.place)
  const who = snapshot.who.value
  const isNobody = standingOf(snapshot) === 'nobody'
  const name = isNobody ? words.signIn.nobody : (who?.customer?.name ?? who?.role ?? '')
  // Without colours the present place is marked by its brackets.
  const [open, close] = paint('selected', ' ') === ' ' ? ['[', ']'] : [' ', ' ']
  const shown = ([id, i]: readonly [PlaceId, number], whole: boolean) =>
    id === place
      ? `${open}${i + 1} ${words.places[id]}${close}`
      : whole
        ? ` ${i + 1} ${words.places[id]} `
        : ` ${i + 1} `
  const all = inside.tabs.map((id, i) => [id, i] as const)
  const needed = widthOf(all.map((each) => ` ${shown(each, true)}`).join(''))
  // If there is no room for all names, only the present place has one.
  const whole = needed <= size.columns
  const right = whole && needed + widthOf(name) + 2 > size.columns ? '' : `${name} `
  const pieces = all.flatMap((each): Piece[] => [
    ' ',
    [each[0] === place ? 'selected' : 'quiet', shown(each, whole)],
  ])
  return ends(paint, size.columns, pieces, [['quiet', right]])
}

/** What to know about the state of the connection, or else the keys. */
function foot(view: View, inside: Inside): string {
  if (inside.note !== undefined)
    return line(view.paint, view.size.columns, ' ', ['good', inside.note])
  const trouble = troubleLine(view, inside)
  if (trouble) return line(view.paint, view.size.columns, ' ', trouble)
  const { paint, size, words } = view
  if (inside.overlay?.is === 'go')
    return line(paint, size.columns, ' ', ...goPieces(view, inside.tabs))
  const keys = [...inside.possible, ...inside.everywhere]
    .filter(isTold)
    .flatMap((action): Piece[] => [
      ['key', shownKey(keysOf(action)[0])],
      ` ${words.actions[action]}  `,
    ])
  return line(paint, size.columns, ' ', ...keys)
}

/** Everybody knows the keys that move; the help has them too. */
const KNOWN: readonly Action[] = [...MOVES, 'left', 'right']
const isTold = (action: Action): boolean => !KNOWN.includes(action)

const goPieces = ({ words }: View, tabs: readonly PlaceId[]): Piece[] =>
  tabs.flatMap((id): Piece[] => [['key', PLACES[id].letter ?? ''], ` ${words.places[id]}  `])

function troubleLine({ words, now }: View, inside: Inside): Piece | undefined {
  if (inside.place !== 'signIn' && standingOf(inside.snapshot) === 'revoked')
    return ['warn', words.signIn.revoked]
  for (const { freshness, at } of inside.needed) {
    // The screens say that nobody is signed in, and how to change that.
    if (isSignedOut(freshness)) continue
    if (freshness.state === 'failed') return ['bad', words.frame.failed(whyOf(freshness.failure))]
    if (freshness.state === 'lost')
      return at === undefined
        ? ['bad', words.frame.lostEmpty]
        : ['warn', words.frame.lost(spanText(now - at, words))]
    if (freshness.state === 'connecting') return ['quiet', words.frame.connecting]
  }
  return undefined
}

function helpLines({ paint, words }: View, { possible, everywhere }: Inside): string[] {
  return [
    paint('strong', words.frame.keysTitle),
    '',
    ...[...possible, ...everywhere].map((action) => {
      const keys = keysOf(action).map(shownKey).join(' ')
      return `${paint('key', fill(keys, 18))}${words.actions[action]}`
    }),
  ]
}

const SIGNS: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: '⏎',
  escape: 'Esc',
  tab: '⇥',
  'shift-tab': '⇧⇥',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  space: 'Space',
}
const shownKey = (key: string) => SIGNS[key] ?? key.replace('ctrl-', '^')
