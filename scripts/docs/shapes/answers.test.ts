import { expect, test } from 'vitest'
import { makeProgram } from '../../../packages/cli/src/program/program.ts'
import { runnables } from '../commands.ts'
import { ANSWERS } from './answers.ts'
import { answerShapes, requestShapes } from './named.ts'

test('every command has a line that says what it answers, and no line is of another', async () => {
  const commands = runnables(await makeProgram([])).map(({ name }) => name)
  expect(Object.keys(ANSWERS)).toEqual(commands)
})

test('an answer links to the shapes that it is made of', () => {
  expect(ANSWERS.book?.('json.md')).toBe('[Reservation](json.md#reservation)')
  expect(ANSWERS['payment list']?.('')).toBe('[Page](#page) of [Payment](#payment)')
  expect(ANSWERS.events?.('')).toBe(
    '[Page](#page) of [Event](#event); `--follow`: [Event](#event) (JSON Lines)',
  )
})

test('a shape that is part of another is named there, not repeated', () => {
  const shape = (name: string) => answerShapes().find((each) => each.name === name)?.text
  expect(shape('Reservation')).toContain('amount: Money')
  expect(shape('RegisteredMusical')).toBe('{\n  musical: Musical\n  performances: Performance[]\n}')
})

test('what may be left out of a request is optional there', () => {
  const book = requestShapes().find(({ name }) => name === 'BookRequest')
  expect(book?.text).toContain('grade?: string')
  expect(book?.text).toContain('seats: integer  // 1 to 100000')
})
