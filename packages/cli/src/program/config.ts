import type { Command } from 'commander'
import type { WrittenSetting, WrittenSettings } from '../daemon/config.ts'
import { DONE, exitCodeOf } from '../exit-code.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, withCsv } from './describe.ts'
import { lazily } from './lazily.ts'

const { listSettings, setSettings, showSetting, unsetSettings, validateSettings } = lazily(
  () => import('../commands/config.ts'),
)
const text = lazily(() => import('../output/config.ts'))
const notesOf = async (data: WrittenSetting | WrittenSettings) =>
  (await import('../output/config.ts')).writtenNotes(data)

/** Commands about the settings of the box office of this machine. */
export function addConfig(program: Command): void {
  const config = program.command('config').description(help().config.about)
  withCsv(firstLeaf(config, 'list', help().config.list.about, 'config list', 'config list --all'))
    .option('--all', help().config.list.all)
    .action(
      prints(async (context, options: { readonly all?: boolean }) => ({
        data: await listSettings(context, options),
        text: text.settingsText,
      })),
    )
  leaf(
    config,
    'get [name]',
    help().config.get,
    'config get port',
    'config get port --jq .value',
  ).action(
    prints(async (context, name: string | undefined) => ({
      data: await showSetting(context, name),
      text: text.settingText,
    })),
  )
  leaf(
    config,
    'set [settings...]',
    help().config.set,
    'config set paymentWorkers 20',
    'config set smtpHost mail.example.com smtpFrom tickets@example.com',
    'config set smtpPassword',
  ).action(
    prints(async (context, given: readonly string[]) => {
      const data = await setSettings(context, given)
      return {
        data,
        text: text.writtenText,
        note: await notesOf(data),
      }
    }),
  )
  leaf(
    config,
    'unset [names...]',
    help().config.unset,
    'config unset paymentWorkers',
    'config unset smtpHost smtpFrom',
  ).action(
    prints(async (context, names: readonly string[]) => {
      const data = await unsetSettings(context, names)
      return {
        data,
        text: text.writtenText,
        note: await notesOf(data),
      }
    }),
  )
  addChecks(config)
}

function addChecks(config: Command): void {
  leaf(config, 'validate', help().config.validate, 'config validate').action(
    prints(async (context) => {
      const data = await validateSettings(context)
      return {
        data,
        text: text.checkedText,
        exitCode: data.ok ? DONE : exitCodeOf('config-invalid'),
      }
    }),
  )
  leaf(config, 'path', help().config.path, 'config path').action(
    prints(async (context) => {
      const { file } = await validateSettings(context)
      return { data: { file }, text: ({ file: path }: { readonly file: string }) => path }
    }),
  )
}
