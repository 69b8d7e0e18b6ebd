import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeProgram } from '../../../packages/cli/src/program/program.ts'
import { root } from '../../workspace.mjs'
import { runnables } from '../commands.ts'
import { ANSWERS } from './answers.ts'
import { FIELDS_FILE, fieldsModule } from './fields-module.ts'
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

test('the CLI has the table of fields that the schemas say (otherwise run: npm run docs)', () => {
  expect(readFileSync(join(root, FIELDS_FILE), 'utf8')).toBe(fieldsModule())
})

test('a list has the fields of its items down to their values, and something else its own', () => {
  expect(ANSWERS['payment list']?.fields).toEqual(
    expect.arrayContaining(['id', 'amount.amount', 'amount.currency']),
  )
  expect(ANSWERS['payment show']?.fields).toEqual(expect.arrayContaining(['id', 'amount']))
  expect(ANSWERS.events?.fields?.at(-1)).toBe('…')
})
