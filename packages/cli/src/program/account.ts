import { LANGUAGES } from '@outerpark/core/names'
import { type Command, Option } from 'commander'
import type { CodeOptions } from '../commands/code.ts'
import type { LoggedOut, LogoutOptions } from '../commands/profile.ts'
import type { SignUpOptions } from '../commands/sign-in.ts'
import { help, language, words } from '../words/words.ts'
import { prints } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { confirm: useCode, loginByMail } = lazily(() => import('../commands/code.ts'))
const { signUp, login: signIn } = lazily(() => import('../commands/sign-in.ts'))
const { logout: signOut, whoami } = lazily(() => import('../commands/profile.ts'))
const text = lazily(() => import('../output/customer.ts'))

/** A person who comes by mail may have lost a machine. */
const othersStay = () => words().people.othersStay

/** Commands for customers, and whom they sign in. */
export function addAccount(program: Command): void {
  addSignIn(program)
  addConfirm(program)
  addLogout(program)
}

function addSignIn(program: Command): void {
  const signup = leaf(
    program,
    'signup',
    help().account.signup.about,
    'signup --name "Kim Minji" --email minji@example.com',
    'signup --name "Kim Minji" --email minji@example.com --language ko --profile minji',
    'signup --name "Kim Minji" --email minji@example.com --no-mail',
  )
  withKey(signup)
    .option('--name <name>', help().account.signup.name)
    .option('--email <mail>', help().account.signup.email)
    .addOption(
      new Option('--language <code>', help().account.signup.language)
        .choices(LANGUAGES)
        .default(language()),
    )
    .option('--no-mail', help().shared.noMail)
    .action(
      prints(async (context, options: SignUpOptions) => ({
        data: await signUp(context, options),
        text: text.signedInText,
        note: [words().people.signedIn, words().people.tokenKept],
      })),
    )

  const login = leaf(
    program,
    'login',
    help().account.login.about,
    'login < TOKEN_FILE',
    'login --profile admin --url https://box-office.example.com < admin.token',
    'login --email minji@example.com',
  )
  withKey(login)
    .option('--email <mail>', help().account.login.email)
    .action(
      prints(async (context, options: CodeOptions) => ({
        data: await (options.email === undefined ? signIn(context) : loginByMail(context, options)),
        text: text.signedInText,
        note: options.email === undefined ? undefined : othersStay(),
      })),
    )
}

function addConfirm(program: Command): void {
  const confirm = leaf(
    program,
    'confirm',
    help().account.confirm.about,
    'confirm --email minji@example.com --code 123456',
  )
  withKey(confirm)
    .option('--email <mail>', help().account.confirm.email)
    .option('--code <code>', help().account.confirm.code)
    .action(
      prints(async (context, options: CodeOptions) => ({
        data: await useCode(context, options),
        text: text.signedInText,
      })),
    )
}

function addLogout(program: Command): void {
  const logout = leaf(
    program,
    'logout',
    help().account.logout.about,
    'logout',
    'logout --profile minji --yes',
    'logout --local --yes',
  )
  withKey(logout)
    .option('--yes', help().shared.yes)
    .option('--local', help().account.logout.local)
    .action(
      prints(async (context, options: LogoutOptions) => {
        const data = await signOut(context, options)
        return { data, text: () => '', note: forgotten(data) }
      }),
    )

  leaf(program, 'whoami', help().account.whoami.about, 'whoami', 'whoami --profile admin').action(
    prints(async (context) => ({
      data: await whoami(context),
      text: text.whoamiText,
    })),
  )
}

/** What a log-out did, for people. */
export const forgotten = ({ profile, revoked }: LoggedOut): string =>
  revoked ? words().people.revokedHere(profile) : words().people.forgottenHere(profile)
