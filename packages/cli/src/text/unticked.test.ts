import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Failure, failure } from '../failure.ts'
import { EN as TUI_EN } from '../tui/words/en.ts'
import { KO as TUI_KO } from '../tui/words/ko.ts'
import { EN } from '../words/en/index.ts'
import { KO } from '../words/ko/index.ts'
import { speak } from '../words/words.ts'
import { unticked } from './unticked.ts'

afterEach(() => speak('en'))

test.each([
  ['Sign up (`outerpark signup`).', 'Sign up ("outerpark signup").'],
  ['Look at `outerpark daemon logs`.', 'Look at "outerpark daemon logs".'],
  ['the admin profile (`--profile admin`)', 'the admin profile ("--profile admin")'],
  ['`customerId`나 `staffId`로', 'customerId나 staffId로'],
  ['이유: `no such file`', '이유: no such file'],
  ['one ` alone', 'one ` alone'],
])('%s is shown as %s', (text, shown) => {
  expect(unticked(text)).toBe(shown)
})

test('a failure says its commands so, in what happened, in the hint, and in each flaw', () => {
  const detail = () => 'Run `outerpark verify`.'
  const flaws = [{ path: 'a', message: 'see `name`' }]
  const failed = new Failure({ code: 'x', title: detail, detail, hint: detail, flaws })
  expect([failed.title, failed.detail, failed.hint]).toEqual(
    Array(3).fill('Run "outerpark verify".'),
  )
  expect(failed.flaws).toEqual([{ path: 'a', message: 'see name' }])
  expect(failure('usage', () => '`price`').detail).toBe('price')
})

/** All texts of a catalogue that need no values. */
const plainTexts = (words: unknown): readonly string[] =>
  typeof words === 'string'
    ? [words]
    : typeof words === 'object' && words !== null
      ? Object.values(words).flatMap(plainTexts)
      : []

test('the words of commands and screens have no backtick of their own', () => {
  for (const words of [EN, KO, TUI_EN, TUI_KO])
    expect(plainTexts(words).filter((text) => text.includes('`'))).toEqual([])
})

test('no sentence with values in them has an escaped backtick', () => {
  const folders = ['../words/en', '../words/ko', '../tui/words'].map((name) =>
    join(import.meta.dirname, name),
  )
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  )
  expect(files.length).toBeGreaterThan(40)
  for (const file of files) expect(readFileSync(file, 'utf8'), file).not.toContain('\\`')
})
