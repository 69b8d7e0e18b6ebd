import type { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { widthOf } from '../text/width.ts'
import { makeProgram } from './program.ts'

const COLUMNS = 80
const { columns } = process.stdout

// As on a terminal of that width.
beforeAll(() => {
  process.stdout.columns = COLUMNS
})
afterAll(() => {
  process.stdout.columns = columns
})

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)]

function helpOf(command: Command): string {
  let help = ''
  command.configureOutput({
    writeOut: (text) => (help += text),
    getOutHelpWidth: () => COLUMNS,
  })
  command.outputHelp()
  return help
}

test('no line of any help is wider than the terminal, which would break it within a word', async () => {
  const wide = all(await makeProgram([])).flatMap((command) =>
    helpOf(command)
      .split('\n')
      .filter((line) => widthOf(line) > COLUMNS)
      .map((line) => `${command.name()}: ${line}`),
  )
  expect(wide).toEqual([])
})

/** Groups of commands that change something, so that none of them is a harmless first one. */
const ONLY_HELP = ['webhook']

test('every group shows something when it is called alone: its list, or its state', async () => {
  const groups = (await makeProgram([])).commands.filter(({ commands }) => commands.length > 0)
  const first = groups
    .filter((group) => !('_actionHandler' in group && group._actionHandler))
    .map((group) => [group.name(), '_defaultCommandName' in group && group._defaultCommandName])
  expect(Object.fromEntries(first)).toEqual({
    profile: 'list',
    context: 'list',
    load: 'run',
    config: 'list',
    ...{ token: 'list', staff: 'list', customer: 'list', musical: 'list', performance: 'list' },
    ...{ reservation: 'list', payment: 'list', notice: 'list', task: 'list' },
    ...{ open: 'api', daemon: 'status', sandbox: 'show', hall: 'list' },
    season: 'export',
    // It shows what it has made.
    backup: 'make',
    ...Object.fromEntries(ONLY_HELP.map((name) => [name, null])),
  })
})

test('the help of a command names the options of every command in one place, and does not explain them', async () => {
  for (const command of all(await makeProgram([])).slice(1)) {
    const help = helpOf(command)
    expect(help).toMatch(
      /\nOptions of every command \(see outerpark --help\):\n {2}(--help, )?--json, /,
    )
    expect(help.match(/--no-pager/g)).toHaveLength(1)
  }
  expect(helpOf(await makeProgram([]))).not.toContain('Options of every command')
})

test('the commands of every group fit on a terminal of 24 rows', async () => {
  const groups = (await makeProgram([])).commands.filter(({ commands }) => commands.length > 0)
  const long = groups.filter((group) => helpOf(group).trimEnd().split('\n').length > 23)
  expect(long.map((group) => group.name())).toEqual([])
})
