/** The keys of the tabs, from the left, as they lie on the keyboard. */
export const TAB_KEYS: readonly [string, ...string[]] = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '0',
]

/**
 * All keys, and the only place where they are defined. A screen says which actions are possible now; the line at the
 * foot and the help are made from these two. The words of the actions are in the catalogues (`words.actions`).
 *
 * A name of a key is a character, or one of `up down left right enter escape tab shift-tab backspace delete home end
 * pageup pagedown space`, or `ctrl-` and a letter. The first key of an action is the one that is shown.
 */
const KEYS = {
  up: ['up', 'k'],
  down: ['down', 'j'],
  left: ['left', 'h'],
  right: ['right', 'l'],
  pageUp: ['pageup', 'ctrl-b'],
  pageDown: ['pagedown', 'ctrl-f'],
  first: ['home'],
  last: ['end', 'G'],
  open: ['enter'],
  back: ['escape'],
  nextPane: ['tab'],
  previousPane: ['shift-tab'],
  filter: ['/'],
  book: ['b'],
  calendar: ['m'],
  cancel: ['x'],
  more: ['+', '='],
  less: ['-'],
  addGrade: ['a'],
  removeGrade: ['x'],
  /** goes to `type` of the screen: which digit it was makes a difference */
  number: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  retry: ['r'],
  drop: ['d'],
  reset: ['R'],
  run: ['v'],
  token: ['t'],
  confirm: ['o'],
  copySecret: ['y'],
  addDates: ['enter', 'a'],
  allDates: ['a'],
  prices: ['p'],
  add: ['n'],
  staff: ['s'],
  addStaff: ['n'],
  toggle: ['space'],
  load: ['f'],
  edit: ['e'],
  signIn: ['i'],
  sample: ['s'],
  revoke: ['x'],
  /** these two also while a field takes the keys */
  submit: ['ctrl-s'],
  turn: ['enter', 'space'],
  /** on the plan of a hall */
  take: ['enter', 'space'],
  agree: ['a'],
  best: ['b'],
  pay: ['p'],
  giveBack: ['x'],
  extend: ['e'],
  zoom: ['z'],
  again: ['ctrl-r'],
  language: ['L'],
  copy: ['c'],
  copyCurl: ['C'],
  suspend: ['ctrl-z'],
  palette: [':', 'ctrl-k'],
  help: ['?'],
  tab: TAB_KEYS,
  go: ['g'],
  quit: ['q'],
  /** also while a field takes the keys */
  interrupt: ['ctrl-c'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>

export type Action = keyof typeof KEYS

/** The actions that move a selection in a list. */
export const MOVES = [
  'up',
  'down',
  'pageUp',
  'pageDown',
  'first',
  'last',
] as const satisfies readonly Action[]

const BY_KEY: ReadonlyMap<string, readonly Action[]> = byKey()

function byKey(): Map<string, Action[]> {
  const found = new Map<string, Action[]>()
  for (const [action, keys] of Object.entries(KEYS))
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), action as Action]) // a key of KEYS
  return found
}

/** The action of a key among those that are possible now. */
export const actionOf = (key: string, possible: readonly Action[]): Action | undefined =>
  BY_KEY.get(key)?.find((action) => possible.includes(action))

/** The keys of an action, the one that is shown first. */
export const keysOf = (action: Action): readonly [string, ...string[]] => KEYS[action]
