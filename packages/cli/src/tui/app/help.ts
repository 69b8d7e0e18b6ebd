import { type Action, keysOf } from '../keys/keymap.ts'
import { fill } from '../parts/line.ts'
import type { ActionNames } from '../screen.ts'
import type { View } from '../view.ts'

/** The keys that are possible now, and what they do where that has a name of its own. */
export type Keys = {
  readonly possible: readonly Action[]
  readonly everywhere: readonly Action[]
  readonly names: ActionNames
}

/** What an action is called now. */
export const nameOf = (action: Action, names: ActionNames, words: View['words']): string => {
  const name = names[action]
  return name === undefined ? words.actions[action] : words.does[name]
}

/** The title and the blank line below it. */
const HEAD = 2

/** All keys of the screen, in two columns if they are too many for one. So they fit into the smallest terminal. */
export function helpLines(
  { paint, words, size }: View,
  { possible, everywhere, names }: Keys,
): string[] {
  const all = [...possible, ...everywhere]
  const columns = all.length > size.rows - HEAD ? 2 : 1
  const width = Math.floor(size.columns / columns) - 1
  const shown = all.map((action) =>
    fill(`${fill(shownKeys(action), 12)}${nameOf(action, names, words)}`, width),
  )
  const painted = shown.map((text) => paint('key', text.slice(0, 12)) + text.slice(12))
  const height = Math.ceil(all.length / columns)
  const lines = painted.slice(0, height).map((text, i) => text + (painted[height + i] ?? ''))
  return [paint('strong', words.frame.keysTitle), '', ...lines]
}

/** The keys of an action. Of a row of keys the help has the ends. */
function shownKeys(action: Action): string {
  const keys = keysOf(action).map(shownKey)
  return keys.length > 4 ? `${keys[0]} … ${keys.at(-1)}` : keys.join(' ')
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
/** The letter or sign of a key. */
export const shownKey = (key: string) => SIGNS[key] ?? key.replace('ctrl-', '^')
