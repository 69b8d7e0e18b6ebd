import { beforeAll, expect, test } from 'vitest'
import { makeProgram } from '../../packages/cli/src/program/program.ts'
import {
  commandSections,
  commandTable,
  globalOptions,
  type Program,
  runnables,
} from './commands.ts'
import { english } from './language.ts'

let program: Program
let sections: string[]
beforeAll(async () => {
  program = await makeProgram([])
  sections = commandSections(program, english, (name) => `shape of ${name}`).split(/\n\n(?=### )/)
})
const section = (name: string) => sections.find((text) => text.startsWith(`### ${name}\n`))

test('a command that is only a group of others has no section', () => {
  const names = runnables(program).map(({ name }) => name)
  expect(names).toContain('reservation list')
  expect(names).not.toContain('reservation')
})

test('a command that does something itself and is also a group has its own section', () => {
  expect(section('mypage')).toContain('--watch')
  expect(section('mypage rebuild')).toContain('outerpark mypage rebuild')
})

test('a section has the description of the command, its usage, its options and examples', () => {
  expect(section('book')).toBe(
    [
      '### book',
      'Book seats of a performance.',
      '`outerpark book [performance] [options]`',
      [
        '- `--wait`: wait until the payment is settled',
        '- `--timeout <time>`: how long to wait (default: `60s`)',
        '- `--idempotency-key <key>`: a name of this request: with the same one, it is done once',
        '- `--seats <n|places>`: how many; or which ones, if they have numbers: 1F/8/11,1F/8/13-16 (repeatable)',
        '- `--best <n>`: how many of the best together, where seats have numbers; as --seats with a number',
        '- `--grade <grade>`: the grade, or GRADE:SEATS for each of several (repeatable); may be left out if there is only one',
        '- `--held`: the seats that you hold (outerpark hold)',
        '- `--split`: if no seats are together: apart, in parts of two or more; with --best or --grade',
        '- `--wheelchair [n]`: how many places for wheelchairs are among the seats (1 if left out); with --best or --grade',
        '- `--accept-restricted`: seats with a restricted view will do',
        '- `--yes`: do not ask whether to book; needed without a terminal',
        '- `--pay-with <method>`: card-ok, card-declined or card-slow in the sandbox; pm_… at Stripe',
      ].join('\n'),
      '```\nouterpark book PF-7KQ --seats 2 --grade VIP\nouterpark book PF-7KQ --seats 1F/8/11,1F/8/12\nouterpark book PF-7KQ --held\nouterpark book PF-7KQ --best 2 --grade R --wheelchair\nouterpark book PF-7KQ --grade VIP:2 --grade R:1 --pay-with card-slow --wait\n```',
      'JSON: shape of book',
    ].join('\n\n'),
  )
})

test('choices are listed, a --no-… option has no default, and hidden options are left out', () => {
  expect(section('signup')).toContain('(one of `en`, `ko`; default: `en`)')
  expect(section('signup')).toMatch(/`--no-mail`: [^(]+$/m)
  expect(section('demo')).not.toContain('--short')
})

test('an argument with a description is listed among the options', () => {
  expect(section('sandbox slow')).toContain('- `latency`: milliseconds')
})

test('the table links to each section, and the options of the program include --help', () => {
  expect(commandTable(program, english)).toContain('[`task retry`](#task-retry)')
  expect(globalOptions(program, english)).toMatch(/`--json \[fields\]`.*\n(.*\n)*.*`-h, --help`/)
})
