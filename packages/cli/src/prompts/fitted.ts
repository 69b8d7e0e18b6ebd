import { cut, wrapText } from '../text/width.ts'

export type Choice = { readonly name: string; readonly value: string }

/** What takes room on a terminal. */
export type Fitting = { readonly message: string; readonly choices?: readonly Choice[] }

/** inquirer draws a mark of two columns before a question, and after it `(y/N)` and what is typed. */
const MARK = 2
const ANSWER = 6
/** It draws a pointer of two columns before each choice. */
const POINTER = 3

/**
 * The same question in lines of at most `room` columns, since inquirer breaks longer ones in the middle of a word: the message is
 * broken between words, and each choice is cut to one line.
 */
export function fitted<Q extends Fitting>(question: Q, room: number): Q {
  const message = wrapText(question.message, Math.max(1, room - MARK - ANSWER))
  if (!question.choices) return { ...question, message }
  const choices = question.choices.map(({ name, value }) => ({
    value,
    name: cut(name, room - POINTER),
    short: value,
  }))
  return { ...question, message, choices }
}
