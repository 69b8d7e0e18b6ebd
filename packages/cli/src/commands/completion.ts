import { SHELLS, type Shell } from '../completion/shells.ts'
import type { Context } from '../context.ts'
import { givenOrAsked } from '../prompts/ask.ts'
import { words } from '../words/words.ts'

/** The shell for which a script is made. */
export const whichShell = (context: Context, given: Shell | undefined): Promise<Shell> =>
  givenOrAsked(context, given, {
    flag: 'SHELL',
    message: words().asked.whichShell,
    parse: (text) => text as Shell, // one of the choices
    choices: async () => SHELLS.map((shell) => ({ value: shell, name: shell })),
  })
