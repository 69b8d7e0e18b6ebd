import { expect, test } from 'vitest'
import { fieldOf } from '../parts/field.ts'
import { modelOf, optionsOf } from '../testing/app.ts'
import { makeApp } from './app.ts'
import { commandLine, curlLine } from './equal.ts'
import { fitting, NEW_PALETTE, pressPalette } from './palette.ts'

const COMMANDS = [
  { name: 'book', about: 'book seats of a performance' },
  { name: 'performance list', about: 'performances by time' },
  { name: 'performance show', about: 'one performance' },
  { name: 'cancel', about: 'cancel a reservation and get the money back' },
]
const typed = (text: string) => ({ ...NEW_PALETTE, field: fieldOf(text) })
const names = (text: string) => fitting(typed(text), COMMANDS).map(({ name }) => name)

test('commands are found by parts of their names and of what they do', () => {
  expect(names('')).toHaveLength(4)
  expect(names('perf li')[0]).toBe('performance list')
  expect(names('money')).toEqual(['cancel'])
})

test('what follows a whole name are arguments, with quotes as in a shell', () => {
  const step = pressPalette(
    typed('cancel RV-4T7 "a b"'),
    { name: 'enter', text: undefined },
    COMMANDS,
  )
  expect(step).toEqual({ is: 'run', words: ['cancel', 'RV-4T7', 'a b'] })
})

test('Enter on nothing that fits runs nothing, and Escape closes', () => {
  const key = (name: string) => pressPalette(typed('zzzz'), { name, text: undefined }, COMMANDS)
  expect(key('enter').is).toBe('open')
  expect(key('escape').is).toBe('closed')
})

test('the foot has the keys of the palette, not those of the screen below', () => {
  const app = makeApp({ ...optionsOf(modelOf({})), commands: () => COMMANDS })
  app.press({ name: ':', text: ':' })
  expect(app.shown().lines.at(-1)).toBe(' ↑↓ choose  ⏎ run  ⇥ complete  Esc close')
  app.press({ name: 'escape', text: undefined })
  expect(app.shown().lines.at(-1)).not.toContain('Esc close')
})

test('a command and a request are copied as a shell reads them, without a token', () => {
  expect(commandLine(['cancel', "it's", 'RV-1'], 'outerpark')).toBe(
    `outerpark cancel 'it'\\''s' RV-1`,
  )
  const line = curlLine({ method: 'POST', path: '/v1/x', body: { a: "it's" } }, 'http://h:1')
  expect(line).toBe(
    `curl -sS -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"a":"it'\\''s"}' http://h:1/v1/x`,
  )
})
