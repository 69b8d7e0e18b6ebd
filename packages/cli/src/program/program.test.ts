import { Command } from 'commander'
import { expect, test } from 'vitest'
import { GROUPS, makeProgram } from './program.ts'

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)

test('every group has exactly the commands of its names', async () => {
  for (const { names, load } of GROUPS) {
    const program = new Command()
    ;(await load())(program)
    expect(program.commands.map((command) => command.name())).toEqual(names)
  }
})

test('only the group of the command is loaded, and all groups if there is no command', async () => {
  const names = async (words: string[]) =>
    (await makeProgram(words)).commands.map((command) => command.name())
  expect(await names(['--json', 'mypage'])).toEqual(['mypage', 'events'])
  expect(await names(['--help'])).toEqual(GROUPS.flatMap((group) => group.names))
})

test('every command has a description and an example', async () => {
  for (const leaf of leaves(await makeProgram([]))) {
    let help = ''
    leaf.configureOutput({ writeOut: (text) => (help += text) })
    leaf.outputHelp()
    expect(leaf.description(), leaf.name()).not.toBe('')
    expect(help, leaf.name()).toMatch(/Examples:\n {2}\$ outerpark /)
  }
})
