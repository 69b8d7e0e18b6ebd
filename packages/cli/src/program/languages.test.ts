import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, describe, expect, test } from 'vitest'
import { englishIn, koreanIn } from '../testing/foreign.ts'
import { inProcess } from '../testing/in-process.ts'
import { wordsOf } from './action.ts'
import { makeProgram } from './program.ts'

const home = mkdtempSync(join(tmpdir(), 'outerpark-languages-'))
afterAll(() => rmSync(home, { recursive: true }))
const run = (...args: readonly string[]) => inProcess(args, { OUTERPARK_HOME: home, NO_COLOR: '1' })

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)]
/** Every command and group, without the name of the program. */
const COMMANDS = all(await makeProgram([])).map((command) => ({
  name: wordsOf(command).split(' ').slice(1).join(' '),
  isGroup: command.commands.length > 0,
}))
const NAMES = COMMANDS.map(({ name }) => name)
const LEAVES = COMMANDS.flatMap(({ name, isGroup }) => (isGroup ? [] : [name]))
const words = (name: string) => name.split(' ').filter((word) => word !== '')

/** The help without its examples, which are commands in every language, and without lists of names. */
const prose = (help: string) => help.replaceAll(/^ {2}\$ .*(?:\n {6}.*)*$/gm, '')

describe.each(NAMES)('the help of "%s"', (name) => {
  test('has no English sentence in Korean', async () => {
    const { code, stdout, stderr } = await run(...words(name), '--help', '--lang', 'ko')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^사용법: /)
    expect(englishIn(prose(stdout))).toBeUndefined()
    expect(koreanIn(stdout.split('\n\n')[1] ?? '')).toBeDefined()
  })

  test('has nothing Korean in English', async () => {
    const { stdout } = await run(...words(name), '--help', '--lang', 'en')
    expect(stdout).toMatch(/^Usage: /)
    expect(koreanIn(prose(stdout))).toBeUndefined()
  })
})

describe.each(LEAVES)('"%s"', (name) => {
  test('has examples of itself, and takes --json and --no-color', async () => {
    const { stdout } = await run(...words(name), '--help', '--lang', 'en')
    const [, examples = ''] = stdout.split('\nExamples:\n')
    expect(examples).toContain(
      `$ outerpark ${name.replace(/^(\w+) (?:list|show|status|run)$/, '$1')}`,
    )
    expect(stdout).toMatch(/\nOptions of every command .*\n.*--json,[\s\S]* --no-color,/)
  })

  test.each(['en', 'ko'])(
    'is wrong usage with an unknown option: exit 2, said in %s',
    async (lang) => {
      const { code, stdout, stderr } = await run(...words(name), '--no-such-option', '--lang', lang)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      const foreign = lang === 'ko' ? englishIn(stderr) : koreanIn(stderr)
      expect(foreign).toBeUndefined()
      expect(stderr).toContain('--no-such-option')
      expect(stderr).toContain(`outerpark ${name} --help`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no style without a terminal
      expect(stderr).not.toMatch(/\u001b/)
    },
  )
})

test('an error with --json has the same code in both languages', async () => {
  const errorOf = async (lang: string) => {
    const { stderr } = await run('book', '--seats', 'many', '--json', '--lang', lang)
    return JSON.parse(stderr).error
  }
  const [en, ko] = [await errorOf('en'), await errorOf('ko')]
  expect(Object.keys(ko)).toEqual(Object.keys(en))
  expect([en.code, ko.code]).toEqual(['usage', 'usage'])
  expect(en.detail).toMatch(/has to be a number of seats/)
  expect(ko.detail).toMatch(/매수여야 합니다/)
})

test('an unknown language is wrong usage', async () => {
  const { code, stderr } = await run('version', '--lang', 'fr')
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('en, ko') })
})

test('a choice of language stays until it is forgotten, and --lang counts before it', async () => {
  expect((await run('language', 'ko')).stdout).toMatch(/한국어/)
  expect((await run('version', '--help')).stdout).toMatch(/^사용법/)
  expect((await run('version', '--help', '--lang', 'en')).stdout).toMatch(/^Usage/)
  expect(JSON.parse((await run('language', '--json')).stdout)).toEqual({
    language: 'ko',
    chosen: 'ko',
  })
  expect((await run('language', 'auto')).stdout).toMatch(/English/)
  expect((await run('version', '--help')).stdout).toMatch(/^Usage/)
})
