import { exitCodeOf } from '../../packages/cli/src/exit-code.ts'
import { TITLES } from '../../packages/cli/src/failure.ts'
import type { Language } from './language.ts'
import { code, table } from './markdown.ts'

/** The error codes of the CLI itself, with their exit codes. */
export function cliErrors({ say }: Language): string {
  const rows = Object.entries(TITLES).map(([name, title]) => [
    code(name),
    String(exitCodeOf(name)),
    say(title),
  ])
  return table([say('code'), say('exit code'), say('meaning')], rows)
}
