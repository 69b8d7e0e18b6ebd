import type { Command } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { AddOptions } from '../commands/staff.ts'
import type { CreateOptions, WhoseTokens } from '../commands/token.ts'
import { endOfToken, scopeList } from '../input/access.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const { createToken, listTokens, revokeToken } = lazily(() => import('../commands/token.ts'))
const { addStaff, listStaff, revokeStaff } = lazily(() => import('../commands/staff.ts'))
const { showToken } = lazily(() => import('../commands/profile.ts'))
const { tokenText } = lazily(() => import('../output/customer.ts'))
const text = lazily(() => import('../output/access.ts'))

/** No full stop: the last word can be copied. */
const KEEP_IT =
  'The token is shown only now. Sign in with it: outerpark login --profile NAME < TOKEN_FILE'

/** Commands for tokens, and for those who work at the box office. */
export function addAccess(program: Command): void {
  const token = program.command('token').description('what proves who you are: list, make, revoke')
  addTokenList(token)
  addTokenCreate(token)
  addTokenEnds(token)
  const staff = program.command('staff').description('who works at the box office (admin)')
  addStaffList(staff)
  addStaffChanges(staff)
}

/** The options that name somebody else. */
const withWhose = (command: Command) =>
  command
    .option('--customer <customer>', 'for staff: of this customer (id, address or name)')
    .option('--staff <staff>', 'for the admin: of this staff member (id or name)')

function addTokenList(token: Command): void {
  withWhose(
    withListOptions(
      firstLeaf(
        token,
        'list',
        'your tokens, newest first',
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
    'make another token; it can do no more than the one that you use',
    'token create laptop',
    'token create kiosk --scopes read --ends 90d',
    'token create "front desk" --staff "Han Seoyeon" --json',
  )
  withKey(create)
    .option('--scopes <list>', 'what it may do (default: all that you can give)', (given) =>
      scopeList(given),
    )
    .option('--ends <time>', 'how long it is valid: 12h, 90d, or until a time', (given) =>
      endOfToken(given),
    )
    .option('--staff <staff>', 'for the admin: for this staff member (id or name)')
    .action(
      prints(async (context, name: string | undefined, options: CreateOptions) => ({
        data: await createToken(context, name, options),
        text: text.createdTokenText,
        note: KEEP_IT,
      })),
    )
}

function addTokenEnds(token: Command): void {
  const revoke = leaf(
    token,
    'revoke [token]',
    'end a token at once, also where it is in use',
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
    'print the token of a profile, for scripts or a backup; anybody who has it can act as you',
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
    firstLeaf(
      staff,
      'list',
      'who works or worked here, newest first',
      'staff list',
      'staff list --json',
    ),
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
    'add a person, with a first token for them',
    'staff add "Han Seoyeon" --scopes sell,door',
    'staff add "Seo Jun" --scopes admin --ends 12h',
  )
  withKey(add)
    .option('--scopes <list>', 'what they may do: read, sell, door, finance, admin', (given) =>
      scopeList(given),
    )
    .option(
      '--ends <time>',
      'how long their first token is valid: 12h, 90d, or until a time',
      (given) => endOfToken(given),
    )
    .action(
      prints(async (context, name: string | undefined, options: AddOptions) => ({
        data: await addStaff(context, name, options),
        text: text.addedStaffText,
        note: KEEP_IT,
      })),
    )

  const revoke = leaf(
    staff,
    'revoke [staff]',
    'let a person work here no longer: all of their tokens end at once',
    'staff revoke ST-7KQ',
    'staff revoke "Han Seoyeon" --yes',
  )
  withKey(revoke)
    .option('--yes', 'do not ask whether you are sure')
    .action(
      prints(async (context, id: string | undefined, options: { yes?: boolean }) => ({
        data: await revokeStaff(context, id, options),
        text: text.revokedStaffText,
      })),
    )
}
