import { Argument, type Command, Option } from 'commander'
import type { UiOptions } from '../commands/ui.ts'
import { completionScript, SHELLS, type Shell } from '../completion/shells.ts'
import { DONE } from '../exit-code.ts'
import { writeText } from '../output/outlet.ts'
import { writeData } from '../output/print.ts'
import { TABS } from '../tui/places.ts'
import type { ThemeName } from '../tui/style.ts'
import { readVersion } from '../version.ts'
import { help } from '../words/words.ts'
import { prints, withContext } from './action.ts'
import { leaf } from './describe.ts'
import { addHelp } from './help.ts'
import { lazily } from './lazily.ts'
import { statusAction } from './running.ts'

const { chooseLanguage } = lazily(() => import('../commands/language.ts'))
const { whichShell } = lazily(() => import('../commands/completion.ts'))
const text = lazily(() => import('../output/language.ts'))
/** As in tui/style.ts, which is loaded only when the interface is opened. */
const THEMES = ['dark', 'light', 'contrast', 'none'] as const satisfies readonly ThemeName[]

const { openUi } = lazily(() => import('../commands/ui.ts'))

/**
 * Commands about the program itself.
 *
 * @param whole makes the program with all of its commands
 */
export function addAbout(program: Command, whole: () => Promise<Command>): void {
  leaf(
    program,
    'ui',
    help().about.ui.about,
    'ui',
    'ui --screen pipeline',
    'ui --theme light',
    'ui --screen-reader',
  )
    .addOption(new Option('--screen <name>', help().about.ui.screen).choices(TABS))
    .addOption(new Option('--theme <theme>', help().about.ui.theme).choices(THEMES))
    .option('--screen-reader', help().about.ui.screenReader)
    .action(
      withContext(async (context, options: Omit<UiOptions, 'commands'>) => {
        await openUi(context, { ...options, commands: async () => leaves(await whole()) })
        return DONE
      }),
    )
  leaf(program, 'status', help().about.status.about, 'status', 'status --json').action(statusAction)
  leaf(program, 'version', help().about.version.about, 'version', 'version --json').action(
    prints(async () => ({ data: { version: readVersion() }, text: ({ version }) => version })),
  )
  leaf(
    program,
    'completion',
    help().about.completion.about,
    'completion bash >> ~/.bashrc',
    'completion zsh >> ~/.zshrc',
    'completion fish > ~/.config/fish/completions/outerpark.fish',
    'completion powershell >> $PROFILE',
  )
    .addArgument(new Argument('[shell]', help().about.completion.shell).choices(SHELLS))
    .action(
      withContext(async (context, given: Shell | undefined) => {
        const shell = await whichShell(context, given)
        const script = completionScript(shell)
        if (context.json) await writeData(context, { shell, script })
        else writeText(script)
        return DONE
      }),
    )
  leaf(
    program,
    'language [code]',
    help().about.language.about,
    'language',
    'language ko',
    'language auto',
  ).action(
    prints(async (context, code: string | undefined) => ({
      data: await chooseLanguage(context, code),
      text: text.languageText,
    })),
  )
  addHelp(program, whole)
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
