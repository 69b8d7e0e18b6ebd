import { LANGUAGES } from '@outerpark/core/names'
import { type Command, Option } from 'commander'
import type { LogoutOptions, SignUpOptions } from '../commands/customer.ts'
import { prints } from './action.ts'
import { leaf } from './describe.ts'

const load = {
  customer: () => import('../commands/customer.ts'),
  text: () => import('../output/customer.ts'),
}

/** Who is asking: customers and their profiles. */
export function addAccount(program: Command): void {
  leaf(
    program,
    'signup',
    'become a customer, and sign this profile in',
    'signup --name "Kim Minji" --email minji@example.com',
    'signup --name "Kim Minji" --email minji@example.com --language ko --profile minji',
    'signup --name "Kim Minji" --email minji@example.com --no-mail',
  )
    .option('--name <name>', 'your name')
    .option('--email <mail>', 'where you are reached; one customer each')
    .addOption(new Option('--language <code>', 'of your notices').choices(LANGUAGES).default('en'))
    .option('--no-mail', 'no notices by mail; MyPage has them all the same')
    .action(
      prints(async (context, options: SignUpOptions) => ({
        data: await (await load.customer()).signUp(context, options),
        text: async () => (await load.text()).signedInText,
        note: 'You are signed in. What is on: outerpark performance list',
      })),
    )

  leaf(
    program,
    'login',
    'sign a profile in with a token from stdin',
    'login < TOKEN_FILE',
    'login --profile admin --url https://box-office.example.com < admin.token',
  ).action(
    prints(async (context) => ({
      data: await (await load.customer()).login(context),
      text: async () => (await load.text()).signedInText,
    })),
  )

  leaf(program, 'logout', 'forget the token of a profile', 'logout', 'logout --profile minji --yes')
    .option('--yes', 'do not ask whether you are sure')
    .action(
      prints(async (context, options: LogoutOptions) => {
        const data = await (await load.customer()).logout(context, options)
        return {
          data,
          text: async () => () => '',
          note: `The token of the profile "${data.profile}" is forgotten on this machine.`,
        }
      }),
    )

  leaf(
    program,
    'token',
    'print the token of a profile, for scripts and for keeping: whoever has it is you',
    'token > TOKEN_FILE',
    'token --profile minji --json',
  ).action(
    prints(async (context) => ({
      data: (await import('../commands/token.ts')).showToken(context),
      text: async () => (await load.text()).tokenText,
    })),
  )

  leaf(
    program,
    'whoami',
    'who the box office takes you for',
    'whoami',
    'whoami --profile admin',
  ).action(
    prints(async (context) => ({
      data: await (await load.customer()).whoami(context),
      text: async () => (await load.text()).whoamiText,
    })),
  )
}
