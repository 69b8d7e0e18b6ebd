import type { Command } from 'commander'
import { help, words } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, withCsv } from './describe.ts'
import { lazily } from './lazily.ts'

const { addContext, listContexts, removeContext, useContext } = lazily(
  () => import('../commands/context.ts'),
)
const text = lazily(() => import('../output/context.ts'))

/** Commands about the box offices that have a name. */
export function addContexts(program: Command): void {
  const context = program.command('context').description(help().contexts.about)
  withCsv(firstLeaf(context, 'list', help().contexts.list, 'context list')).action(
    prints(async (given) => ({ data: await listContexts(given), text: text.contextsText })),
  )
  leaf(
    context,
    'add [name] [address]',
    help().contexts.add.about,
    'context add seoul https://seoul.example.com',
    'context add trial ./trial-home',
    'context add hall http://10.0.0.7:8080 --insecure',
  )
    .option('--no-check', help().contexts.add.noCheck)
    .action(
      prints(async (given, name?: string, address?: string, options: { check?: boolean } = {}) => {
        const data = await addContext(given, { name, address }, options)
        return {
          data,
          text: () => '',
          note: words().contexts.added(data.context),
        }
      }),
    )
  leaf(
    context,
    'use [context]',
    help().contexts.use,
    'context use seoul',
    'context use default',
  ).action(
    prints(async (given, name: string | undefined) => ({
      data: await useContext(given, name),
      text: text.usedContextText,
    })),
  )
  leaf(
    context,
    'remove [context]',
    help().contexts.remove,
    'context remove seoul',
    'context remove seoul --yes',
  )
    .option('--yes', help().shared.yes)
    .action(
      prints(async (given, name: string | undefined, options: { readonly yes?: boolean }) => {
        const data = await removeContext(given, name, options)
        return { data, text: () => '', note: words().contexts.removed(data.context) }
      }),
    )
}
