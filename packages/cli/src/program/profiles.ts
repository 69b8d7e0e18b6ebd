import type { Command } from 'commander'
import type { LogoutOptions } from '../commands/profile.ts'
import { help, words } from '../words/words.ts'
import { forgotten } from './account.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, withCsv, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { listProfiles, useProfile, removeProfile } = lazily(() => import('../commands/profiles.ts'))
const text = lazily(() => import('../output/profile.ts'))

/** Commands about the profiles of this machine: who is signed in, and where. */
export function addProfiles(program: Command): void {
  const profile = program.command('profile').description(help().profiles.about)
  const list = firstLeaf(
    profile,
    'list',
    help().profiles.list.about,
    'profile list',
    'profile list --no-check --json',
  )
  withCsv(list)
    .option('--no-check', help().profiles.list.noCheck)
    .action(
      prints(async (context, options: { readonly check: boolean }) => {
        const data = await listProfiles(context, options)
        const note = data.items.length === 0 ? words().people.nobodyYet : undefined
        return { data, text: text.profilesText, note }
      }),
    )
  leaf(profile, 'use [profile]', help().profiles.use.about, 'profile use minji').action(
    prints(async (context, name: string | undefined) => ({
      data: await useProfile(context, name),
      text: text.usedText,
    })),
  )
  withKey(
    leaf(
      profile,
      'remove [profile]',
      help().profiles.remove.about,
      'profile remove minji',
      'profile remove minji --local --yes',
    ),
  )
    .option('--yes', help().shared.yes)
    .option('--local', help().profiles.remove.local)
    .action(
      prints(async (context, name: string | undefined, options: LogoutOptions) => {
        const data = await removeProfile(context, name, options)
        return { data, text: () => '', note: forgotten(data) }
      }),
    )
}
