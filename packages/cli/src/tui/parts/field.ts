import { printable } from '@outerpark/core/kernel'
import { widthOf } from '../../text/width.ts'
import type { Pressed } from '../keys/pressed.ts'

/** A line of text that is being typed. */
export type Field = {
  readonly text: string
  readonly cursor: number
  /** whether the whole text is selected: what is typed takes its place */
  readonly isSelected?: true
}

/** No field takes more characters; more that is pasted is dropped. */
const MOST = 400

export const fieldOf = (text: string): Field => ({ text, cursor: text.length })

/** The field to be typed into again: typing replaces the text, and any other key goes on with it. */
export const selectedAll = ({ text }: Field): Field =>
  text === '' ? fieldOf('') : { ...fieldOf(text), isSelected: true }

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The places before and after each visible character, which may be several code units. */
function stops(text: string): number[] {
  return [...[...graphemes.segment(text)].map(({ index }) => index), text.length]
}

/** The field after typed or pasted text. Control characters and line breaks become blanks. */
export function typed({ text, cursor }: Field, more: string): Field {
  const clean = printable(more.slice(0, MOST).replace(/[\r\n\t]+/g, ' '))
  const room = clean.slice(0, Math.max(0, MOST - text.length))
  return {
    text: text.slice(0, cursor) + room + text.slice(cursor),
    cursor: cursor + room.length,
  }
}

/** Whether a key takes away a text that is selected. */
const replaces = (name: string, more: string | undefined): boolean =>
  more !== undefined || name === 'backspace' || name === 'ctrl-u' || name === 'ctrl-w'

/** The field after a key that edits it; undefined if the key does not. */
export function edited(given: Field, { name, text: more }: Pressed): Field | undefined {
  const field = given.isSelected && replaces(name, more) ? fieldOf('') : given
  const { text, cursor } = field
  const before =
    stops(text)
      .filter((stop) => stop < cursor)
      .at(-1) ?? 0
  const after = stops(text).find((stop) => stop > cursor) ?? text.length
  switch (name) {
    case 'left':
      return { text, cursor: before }
    case 'right':
      return { text, cursor: after }
    case 'home':
    case 'ctrl-a':
      return { text, cursor: 0 }
    case 'end':
    case 'ctrl-e':
      return { text, cursor: text.length }
    case 'backspace':
      return { text: text.slice(0, before) + text.slice(cursor), cursor: before }
    case 'ctrl-u':
      return { text: text.slice(cursor), cursor: 0 }
    case 'ctrl-w': {
      const kept = text.slice(0, cursor).replace(/\S+\s*$/, '')
      return { text: kept + text.slice(cursor), cursor: kept.length }
    }
    default:
      return more === undefined ? undefined : typed(field, more)
  }
}

/**
 * The part of the text that fits, with the cursor in it.
 * @returns the column of the cursor, from 0
 */
export function shownField({ text, cursor }: Field, columns: number): { shown: string; x: number } {
  let from = 0
  while (widthOf(text.slice(from, cursor)) > columns - 1)
    from = stops(text).find((s) => s > from) ?? cursor
  let to = text.length
  while (widthOf(text.slice(from, to)) > columns)
    to =
      stops(text)
        .filter((s) => s < to)
        .at(-1) ?? from
  return { shown: text.slice(from, to), x: widthOf(text.slice(from, cursor)) }
}
