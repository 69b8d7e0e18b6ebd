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

// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern has to match them
const CONTROL = /([\u0001-\u001a\u007f])/

const CONTROLS: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u0008': 'backspace',
  '\u007f': 'backspace',
}

/**
 * The presses in what Ink read at once. Over a slow line Enter or Ctrl-U may come together with the letters around them; Ink
 * gives all of it as one text then. What is pasted does not come here.
 */
export function pressesOf(input: string, key: Key): Pressed[] {
  if (input.length < 2 || !CONTROL.test(input)) return [pressedOf(input, key)]
  return input
    .split(CONTROL)
    .filter((part) => part !== '')
    .map((part): Pressed => {
      if (!CONTROL.test(part)) return { name: part === ' ' ? 'space' : part, text: part }
      const letter = String.fromCharCode(part.charCodeAt(0) + 96)
      return { name: CONTROLS[part] ?? `ctrl-${letter}`, text: undefined }
    })
}

/** The first key of several that came at once, and the others. Outside of a field each letter is a key. */
export function firstPress(pressed: Pressed): readonly [first: Pressed, rest: Pressed | undefined] {
  const { name, text } = pressed
  const [first = '', ...others] = text !== undefined && name === text ? [...text] : []
  if (others.length === 0) return [pressed, undefined]
  const rest = others.join('')
  return [
    { name: first === ' ' ? 'space' : first, text: first },
    { name: rest, text: rest },
  ]
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
