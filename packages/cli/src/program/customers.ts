import type { CreatedTokenResponse } from '@outerpark/core/contract'
import { LANGUAGES } from '@outerpark/core/names'
import { type Command, Option } from 'commander'
import type { CustomerListOptions, EditOptions, EraseOptions } from '../commands/customer.ts'
import { endOfToken } from '../input/access.ts'
import { forPeople } from '../output/outlet.ts'
import type { Paint } from '../output/paint.ts'
import { help, words } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const {
  confirmCustomer,
  editCustomer,
  eraseCustomer,
  exportCustomer,
  listCustomers,
  showCustomer,
} = lazily(() => import('../commands/customer.ts'))
const { createCustomerToken } = lazily(() => import('../commands/token.ts'))
const text = lazily(() => import('../output/customer.ts'))
const { createdTokenText } = lazily(() => import('../output/access.ts'))

/** Commands about customers: their own data, and for the admin everybody's. */
export function addCustomers(program: Command): void {
  const customer = program.command('customer').description(help().customers.about)
  addFinding(customer)
  addExport(customer)
  addChanging(customer)
  addToken(customer)
}

function addFinding(customer: Command): void {
  withListOptions(
    firstLeaf(
      customer,
      'list',
      help().customers.list.about,
      'customer list',
      'customer list --search minji',
    ),
  )
    .option('--search <text>', help().customers.list.search)
    .option('--unconfirmed', help().customers.list.unconfirmed)
    .action(
      prints(async (context, options: CustomerListOptions) => {
        const data = await listCustomers(context, options)
        return { data, text: text.customersText, note: moreNote(data) }
      }),
    )

  leaf(
    customer,
    'show [customer]',
    help().customers.show.about,
    'customer show',
    'customer show CU-7KQ',
    'customer show minji@example.com',
  ).action(
    prints(async (context, customer: string | undefined) => ({
      data: await showCustomer(context, customer),
      text: text.shownCustomerText,
    })),
  )
}

function addExport(customer: Command): void {
  leaf(
    customer,
    'export [customer]',
    help().customers.export.about,
    'customer export > me.json',
    'customer export CU-7KQ --profile admin',
  ).action(
    prints(async (context, customer: string | undefined) => ({
      data: await exportCustomer(context, customer),
      text: text.exportText,
      whole: true,
    })),
  )
}

function addChanging(customer: Command): void {
  const edit = leaf(
    customer,
    'edit [customer]',
    help().customers.edit.about,
    'customer edit --email minji@example.org --language ko',
    'customer edit minji@example.com --no-mail',
  )
  withKey(edit)
    .option('--name <name>', help().customers.edit.name)
    .option('--email <mail>', help().customers.edit.email)
    .addOption(new Option('--language <code>', help().customers.edit.language).choices(LANGUAGES))
    .option('--mail', help().customers.edit.mail)
    .option('--no-mail', help().shared.noMail)
    .action(
      prints(async (context, customer: string | undefined, options: EditOptions) => ({
        data: await editCustomer(context, customer, options),
        text: text.customerText,
      })),
    )

  const confirm = leaf(
    customer,
    'confirm [customer]',
    help().customers.confirm.about,
    'customer confirm CU-7KQ',
  )
  withKey(confirm).action(
    prints(async (context, customer: string | undefined) => ({
      data: await confirmCustomer(context, customer),
      text: text.customerText,
    })),
  )

  const erase = leaf(
    customer,
    'erase [customer]',
    help().customers.erase.about,
    'customer erase',
    'customer erase CU-7KQ --yes',
    'customer erase --yes --cancel',
  )
  withKey(erase)
    .option('--yes', help().shared.yes)
    .option('--cancel', help().customers.erase.cancel)
    .action(
      prints(async (context, customer: string | undefined, options: EraseOptions) => ({
        data: await eraseCustomer(context, customer, options),
        text: text.erasedText,
      })),
    )
}

function addToken(customer: Command): void {
  const token = leaf(
    customer,
    'token [customer]',
    help().customers.token.about,
    'customer token minji@example.com',
    'customer token CU-7KQ --name "new phone" --ends 30d',
  )
  withKey(token)
    .option('--name <name>', help().customers.token.name)
    .option('--ends <time>', help().shared.ends, (given) => endOfToken(given))
    .action(
      prints(
        async (
          context,
          typed: string | undefined,
          options: { readonly name?: string; readonly ends?: string },
        ) => {
          const { created, customer } = await createCustomerToken(context, typed, options)
          const { id, name, email } = customer
          return {
            data: created,
            text: (data: CreatedTokenResponse, paint: Paint, room: number) =>
              createdTokenText(data, paint, room, forPeople(`${name}, ${email}, ${id}`)),
            note: [words().people.customersToken, words().people.otherTokens(id)],
          }
        },
      ),
    )
}
