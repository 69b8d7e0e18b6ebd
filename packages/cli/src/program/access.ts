import type { Command } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { AddOptions } from '../commands/staff.ts'
import type { CreateOptions, WhoseTokens } from '../commands/token.ts'
import { endOfToken, scopeList } from '../input/access.ts'
import { help, words } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const { createToken, listTokens, revokeToken } = lazily(() => import('../commands/token.ts'))
const { addStaff, listStaff, revokeStaff } = lazily(() => import('../commands/staff.ts'))
const { showToken } = lazily(() => import('../commands/profile.ts'))
const { tokenText } = lazily(() => import('../output/customer.ts'))
const text = lazily(() => import('../output/access.ts'))

/** No full stop: the last word can be copied. */
const keepIt = () => words().people.shownOnce

/** Commands for tokens, and for those who work at the box office. */
export function addAccess(program: Command): void {
  const token = program.command('token').description(help().access.token.about)
  addTokenList(token)
  addTokenCreate(token)
  addTokenEnds(token)
  const staff = program.command('staff').description(help().access.staff.about)
  addStaffList(staff)
  addStaffChanges(staff)
}

/** The options that name somebody else. */
const withWhose = (command: Command) =>
  command
    .option('--customer <customer>', help().access.token.customer)
    .option('--staff <staff>', help().access.token.staff)

function addTokenList(token: Command): void {
  withWhose(
    withListOptions(
      firstLeaf(
        token,
        'list',
        help().access.token.list.about,
        'token list',
        'token list --customer minji@example.com',
      ),
    ),
  ).action(
    prints(async (context, options: ListOptions & WhoseTokens) => {
      const data = await listTokens(context, options)
      return { data, text: text.tokensText, note: moreNote(data) }
    }),
  )
}

function addTokenCreate(token: Command): void {
  const create = leaf(
    token,
    'create [name]',
    help().access.token.create.about,
    'token create laptop',
    'token create kiosk --scopes read --ends 90d',
    'token create "front desk" --staff "Han Seoyeon" --json',
  )
  withKey(create)
    .option('--scopes <list>', help().access.token.create.scopes, (given) => scopeList(given))
    .option('--ends <time>', help().shared.ends, (given) => endOfToken(given))
    .option('--staff <staff>', help().access.token.create.staff)
    .action(
      prints(async (context, name: string | undefined, options: CreateOptions) => ({
        data: await createToken(context, name, options),
        text: text.createdTokenText,
        note: keepIt(),
      })),
    )
}

function addTokenEnds(token: Command): void {
  const revoke = leaf(
    token,
    'revoke [token]',
    help().access.token.revoke.about,
    'token revoke TO-7KQ',
    'token revoke TO-7KQ --customer minji@example.com',
  )
  withKey(withWhose(revoke)).action(
    prints(async (context, id: string | undefined, options: WhoseTokens) => ({
      data: await revokeToken(context, id, options),
      text: text.revokedTokenText,
    })),
  )

  leaf(
    token,
    'show',
    help().access.token.show.about,
    'token show > TOKEN_FILE',
    'token show --profile minji --json',
  ).action(
    prints(async (context) => ({
      data: await showToken(context),
      text: tokenText,
    })),
  )
}

function addStaffList(staff: Command): void {
  withListOptions(
    firstLeaf(staff, 'list', help().access.staff.list.about, 'staff list', 'staff list --json'),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listStaff(context, options)
      return { data, text: text.staffText, note: moreNote(data) }
    }),
  )
}

function addStaffChanges(staff: Command): void {
  const add = leaf(
    staff,
    'add [name]',
    help().access.staff.add.about,
    'staff add "Han Seoyeon" --scopes sell,door',
    'staff add "Seo Jun" --scopes admin --ends 12h',
  )
  withKey(add)
    .option('--scopes <list>', help().access.staff.add.scopes, (given) => scopeList(given))
    .option('--ends <time>', help().access.staff.add.ends, (given) => endOfToken(given))
    .action(
      prints(async (context, name: string | undefined, options: AddOptions) => ({
        data: await addStaff(context, name, options),
        text: text.addedStaffText,
        note: keepIt(),
      })),
    )

  const revoke = leaf(
    staff,
    'revoke [staff]',
    help().access.staff.revoke.about,
    'staff revoke ST-7KQ',
    'staff revoke "Han Seoyeon" --yes',
  )
  withKey(revoke)
    .option('--yes', help().shared.yes)
    .action(
      prints(async (context, id: string | undefined, options: { yes?: boolean }) => ({
        data: await revokeStaff(context, id, options),
        text: text.revokedStaffText,
      })),
    )
}
