import fuzzysort from 'fuzzysort'
import { widthOf } from '../../text/width.ts'
import type { Pressed } from '../keys/pressed.ts'
import { edited, type Field, fieldOf, shownField } from '../parts/field.ts'
import { fill, line } from '../parts/line.ts'
import { moved, windowOf } from '../parts/list.ts'
import type { Drawn, View } from '../view.ts'

/** A command of the CLI, as the palette lists it. */
export type ListedCommand = {
  /** without arguments: `performance list` */
  readonly name: string
  readonly about: string
}

export type Palette = { readonly field: Field; readonly selected: number }

export const NEW_PALETTE: Palette = { field: fieldOf(''), selected: 0 }

/** What follows a key: the palette goes on, is closed, or a command line is run. */
export type PaletteStep =
  | { readonly is: 'open'; readonly palette: Palette }
  | { readonly is: 'closed' }
  | { readonly is: 'run'; readonly words: readonly string[] }

/** The commands that fit what was typed, the best first. What follows a command's name are its arguments. */
export function fitting(
  { field }: Palette,
  commands: readonly ListedCommand[],
): readonly ListedCommand[] {
  const typed = field.text.trim()
  if (typed === '') return commands
  const named = commands.filter(({ name }) => `${typed} `.startsWith(`${name} `))
  if (named.length > 0) return named.toSorted((a, b) => b.name.length - a.name.length)
  return fuzzysort.go(typed, commands, { keys: ['name', 'about'] }).map(({ obj }) => obj)
}

export function pressPalette(
  palette: Palette,
  pressed: Pressed,
  commands: readonly ListedCommand[],
): PaletteStep {
  const found = fitting(palette, commands)
  const { field, selected } = palette
  const by = (rows: number): PaletteStep => ({
    is: 'open',
    palette: { field, selected: moved(selected, rows, found.length) },
  })
  switch (pressed.name) {
    case 'escape':
      return { is: 'closed' }
    case 'up':
      return by(-1)
    case 'down':
      return by(1)
    case 'tab': {
      const name = found[selected]?.name
      const whole = name === undefined ? field : fieldOf(`${name} `)
      return { is: 'open', palette: { field: whole, selected: 0 } }
    }
    case 'enter': {
      const words = wordsOf(field.text, found[selected])
      return words ? { is: 'run', words } : { is: 'open', palette }
    }
    default: {
      const next = edited(field, pressed)
      return { is: 'open', palette: next ? { field: next, selected: 0 } : palette }
    }
  }
}

/** The words of the command line: what was typed if it begins with the command, else the command alone. */
function wordsOf(typed: string, command: ListedCommand | undefined): readonly string[] | undefined {
  if (!command) return undefined
  const text = typed.trim()
  const whole = `${text} `.startsWith(`${command.name} `) ? text : command.name
  // Quotes group words, as in a shell; nothing else of a shell is known here.
  return [...whole.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  )
}

export function drawPalette(
  palette: Palette,
  commands: readonly ListedCommand[],
  { paint, size }: Pick<View, 'paint' | 'size'>,
): Drawn {
  const found = fitting(palette, commands)
  const { shown, x } = shownField(palette.field, size.columns - 4)
  const { from, to } = windowOf(found.length, palette.selected, size.rows - 2, 0)
  const wide = Math.max(...found.map(({ name }) => widthOf(name)), 10)
  const rows = found.slice(from, to).map(({ name, about }, i) => {
    const isSelected = from + i === palette.selected
    const text = `${isSelected ? '▸' : ' '} ${fill(name, wide)}  ${about}`
    return isSelected
      ? paint('selected', fill(text, size.columns))
      : line(paint, size.columns, text)
  })
  return { lines: [`: ${shown}`, '', ...rows], cursor: { x: 2 + x, y: 0 } }
}
