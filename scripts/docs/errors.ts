import { exitCodeOf } from '../../packages/cli/src/exit-code.ts'
import { words } from '../../packages/cli/src/words/words.ts'
import type { Language } from './language.ts'
import { code, table } from './markdown.ts'

/** The error codes of the CLI itself, with their exit codes, in the language that the CLI speaks now. */
export function cliErrors({ say }: Language): string {
  const rows = Object.entries(words().titles).map(([name, title]) => [
    code(name),
    String(exitCodeOf(name)),
    title,
  ])
  return table([say('code'), say('exit code'), say('meaning')], rows)
}
