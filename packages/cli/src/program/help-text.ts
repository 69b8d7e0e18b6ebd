import { show } from '../output/pager.ts'

// commander writes a help at once. It is kept until the command has ended, since a long one goes through a pager.
let help = ''

/** Takes what commander would write to stdout. */
export function keepHelp(text: string): void {
  help += text
}

/** Shows the help that commander has made, if it has made any. */
export async function showHelp(args: readonly string[]): Promise<void> {
  if (help === '') return
  const text = help.replace(/\n$/, '')
  help = ''
  await show(text, { env: process.env, pager: !args.includes('--no-pager'), colour: false })
}
