import { expect, test } from 'vitest'
import { makeProgram } from '../../../packages/cli/src/program/program.ts'
import { runnables } from '../commands.ts'
import { ANSWERS } from './answers.ts'
import { answerShapes, requestShapes } from './named.ts'

test('every command has a line with its output, and there are no other lines', async () => {
  const commands = runnables(await makeProgram([])).map(({ name }) => name)
  expect(Object.keys(ANSWERS)).toEqual(commands)
})

test('an answer links to its shapes', () => {
  expect(ANSWERS.book?.('json.md')).toBe('[Reservation](json.md#reservation)')
  expect(ANSWERS['payment list']?.('')).toBe('[Page](#page) of [Payment](#payment)')
  expect(ANSWERS.events?.('')).toBe(
    '[Page](#page) of [Event](#event); `--follow`: [Event](#event) (JSON Lines)',
  )
})

test('a shape inside of another is named there, not repeated', () => {
  const shape = (name: string) => answerShapes().find((each) => each.name === name)?.text
  expect(shape('Reservation')).toContain('amount: Money')
  expect(shape('RegisteredMusical')).toBe('{\n  musical: Musical\n  performances: Performance[]\n}')
})

test('a field with a default is optional in a request', () => {
  const book = requestShapes().find(({ name }) => name === 'BookRequest')
  expect(book?.text).toContain('grade?: string')
  expect(book?.text).toContain('seats: integer  // 1 to 100000')
})
