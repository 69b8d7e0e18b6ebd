import type { Command } from 'commander'
import type { OpenedPage } from '../commands/open.ts'
import { help, words } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { openApi } = lazily(() => import('../commands/open.ts'))

/** Commands that show a page of the box office in a browser. */
export function addOpen(program: Command): void {
  const open = program.command('open').description(help().open.about)
  firstLeaf(open, 'api', help().open.api, 'open api', 'open api --no-browser')
    .option('--no-browser', help().open.noBrowser)
    .action(
      prints(async (context, options: { readonly browser: boolean }) => {
        const data = await openApi(context, options)
        const note = data.opened ? words().pages.opened : undefined
        return { data, text: ({ url }: OpenedPage) => url, note }
      }),
    )
}
