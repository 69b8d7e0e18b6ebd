import type { Key } from 'ink'

/** One press: the name of the key (`keymap.ts`), and the text that it types into a field, if it types any. */
export type Pressed = { readonly name: string; readonly text: string | undefined }

type Named = Exclude<keyof Key, 'ctrl' | 'shift' | 'meta' | 'eventType'>

const NAMES: Partial<Record<Named, string>> = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'escape',
  // Terminals send the same for both keys; Ink calls it delete.
  backspace: 'backspace',
  delete: 'backspace',
}

/** What Ink says about a press, in one name. Several characters that come at once were typed quickly, or composed. */
export function pressedOf(input: string, key: Key): Pressed {
  if (key.tab) return { name: key.shift ? 'shift-tab' : 'tab', text: undefined }
  for (const [field, name] of Object.entries(NAMES))
    if (key[field as Named]) return { name, text: undefined } // a key of NAMES
  if (key.ctrl) return { name: `ctrl-${input}`, text: undefined }
  if (input === ' ') return { name: 'space', text: ' ' }
  return { name: input, text: key.meta ? undefined : input }
}
