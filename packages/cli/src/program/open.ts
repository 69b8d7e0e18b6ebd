import type { Command } from 'commander'
import type { OpenedPage } from '../commands/open.ts'
import { prints } from './action.ts'
import { firstLeaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { openApi } = lazily(() => import('../commands/open.ts'))

/** Commands that show a page of the box office in a browser. */
export function addOpen(program: Command): void {
  const open = program.command('open').description('pages of the box office in your browser')
  firstLeaf(
    open,
    'api',
    'the API reference, in your browser; without one its address is printed',
    'open api',
    'open api --no-browser',
  )
    .option('--no-browser', 'only print the address')
    .action(
      prints(async (context, options: { readonly browser: boolean }) => {
        const data = await openApi(context, options)
        const note = data.opened ? 'Your browser shows it.' : undefined
        return { data, text: ({ url }: OpenedPage) => url, note }
      }),
    )
}
