import { Argument, type Command } from 'commander'
import { DONE } from '../exit-code.ts'
import { usage } from '../failure.ts'
import { writeJson, writeText } from '../output/outlet.ts'
import { readVersion } from '../version.ts'
import { prints, withContext } from './action.ts'
import { completionScript, SHELLS, type Shell } from './completion.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'
import { likeliest } from './likeliest.ts'
import { statusAction } from './running.ts'

const { openUi } = lazily(() => import('../commands/ui.ts'))

/**
 * Commands about the program itself.
 *
 * @param whole makes the program with all of its commands
 */
export function addAbout(program: Command, whole: () => Promise<Command>): void {
  leaf(program, 'ui', 'open the terminal interface, as outerpark alone does', 'ui').action(
    withContext(async (context) => {
      await openUi(context, { commands: async () => leaves(await whole()) })
      return DONE
    }),
  )
  leaf(
    program,
    'status',
    'whether the box office of your profile runs, and its state; exit code 3 if it does not',
    'status',
    'status --json',
  ).action(statusAction)
  leaf(program, 'version', 'the version of this program', 'version', 'version --json').action(
    prints(async () => ({ data: { version: readVersion() }, text: ({ version }) => version })),
  )
  leaf(
    program,
    'completion',
    'print a script with which a shell completes commands and options',
    'completion bash >> ~/.bashrc',
    'completion zsh >> ~/.zshrc',
    'completion fish > ~/.config/fish/completions/outerpark.fish',
  )
    .addArgument(new Argument('<shell>', 'your shell').choices(SHELLS))
    .action(
      withContext(async (context, shell: Shell) => {
        const script = completionScript(shell, await whole())
        if (context.json) writeJson({ shell, script })
        else writeText(script)
        return DONE
      }),
    )
  leaf(program, 'help [command...]', 'the help of a command', 'help', 'help book').action(
    async (words: string[]) => {
      const command = words.reduce<Command>(inner, await whole())
      command.outputHelp()
    },
  )
}

/** The command of this name in a group. */
function inner(within: Command, word: string): Command {
  const found = within.commands.find((each) => each.name() === word)
  if (found) return found
  const names = within.commands.map((each) => each.name())
  const meant = likeliest(word, names)
  const path = within.parent ? `${within.name()} ` : ''
  throw usage(
    `Unknown command '${path}${word}'.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    'All commands: outerpark help',
  )
}

/** All commands that do something, with their whole names. */
function leaves(command: Command, path: readonly string[] = []): { name: string; about: string }[] {
  return command.commands.flatMap((each) => {
    const name = [...path, each.name()]
    return each.commands.length > 0
      ? leaves(each, name)
      : [{ name: name.join(' '), about: each.description() }]
  })
}
