import type { Command } from 'commander'
import type { ServiceOptions } from '../commands/daemon-install.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { install, uninstall } = lazily(() => import('../commands/daemon-install.ts'))
const output = lazily(() => import('../output/daemon-install.ts'))

/** The commands that make the daemon start with the machine. */
export function addService(daemon: Command): void {
  const about = help().service
  leaf(
    daemon,
    'install',
    about.install.about,
    'daemon install --dry-run',
    'daemon install --system',
  )
    .option('--system', about.system)
    .option('--socket', about.socket)
    .option('--dry-run', about.dryRun)
    .option('--yes', about.yes)
    .action(
      prints(async (context, options: ServiceOptions) => {
        const data = await install(context, options)
        return {
          data,
          text: output.serviceText,
          whole: true,
          note: await output.serviceNotes(data),
        }
      }),
    )
  leaf(daemon, 'uninstall', about.uninstall.about, 'daemon uninstall')
    .option('--system', about.system)
    .option('--dry-run', about.dryRun)
    .option('--yes', about.yes)
    .action(
      prints(async (context, options: ServiceOptions) => {
        const data = await uninstall(context, options)
        return { data, text: output.serviceText, whole: true, note: await output.goneNotes(data) }
      }),
    )
}
