import type { Command } from 'commander'
import type { LogoutOptions } from '../commands/profile.ts'
import { forgotten } from './account.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { listProfiles, useProfile, removeProfile } = lazily(() => import('../commands/profiles.ts'))
const text = lazily(() => import('../output/profile.ts'))

/** Commands about the profiles of this machine: who is signed in, and where. */
export function addProfiles(program: Command): void {
  const profile = program.command('profile').description('who is signed in on this machine')
  firstLeaf(
    profile,
    'list',
    'who is signed in, at which box office, and whether each token still holds',
    'profile list',
    'profile list --no-check --json',
  )
    .option('--no-check', 'do not ask the box offices about the tokens')
    .action(
      prints(async (context, options: { readonly check: boolean }) => {
        const data = await listProfiles(context, options)
        const note =
          data.items.length === 0 ? 'Nobody is signed in. To begin: outerpark signup' : undefined
        return { data, text: text.profilesText, note }
      }),
    )
  leaf(
    profile,
    'use [profile]',
    'make a profile the one that commands use',
    'profile use minji',
  ).action(
    prints(async (context, name: string | undefined) => ({
      data: await useProfile(context, name),
      text: text.usedText,
    })),
  )
  withKey(
    leaf(
      profile,
      'remove [profile]',
      'sign a profile out and forget it, as logout does',
      'profile remove minji',
      'profile remove minji --local --yes',
    ),
  )
    .option('--yes', 'do not ask whether you are sure')
    .option('--local', 'forget it on this machine only; it stays valid at the box office')
    .action(
      prints(async (context, name: string | undefined, options: LogoutOptions) => {
        const data = await removeProfile(context, name, options)
        return { data, text: () => '', note: forgotten(data) }
      }),
    )
}
