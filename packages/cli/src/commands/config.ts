import type { ShownSetting } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import {
  askConfig,
  type CheckedSettings,
  type ListedSettings,
  type WrittenSetting,
} from '../daemon/config.ts'
import { readState } from '../daemon/state.ts'
import { failure, usage } from '../failure.ts'
import { askText, givenOrAsked, needAll } from '../prompts/ask.ts'
import { secretFrom } from '../prompts/secret.ts'
import { likeliest } from '../text/likeliest.ts'
import { words } from '../words/words.ts'

/** All settings, or only those that were given. */
export async function listSettings(
  context: Context,
  { all = false }: { readonly all?: boolean },
): Promise<ListedSettings> {
  const { settings, file } = await settingsOf(context)
  const items = all ? settings : settings.filter(({ from }) => from !== 'default')
  return { items, next: null, file }
}

/** One setting, by its name or its variable. */
export async function showSetting(
  context: Context,
  name: string | undefined,
): Promise<ShownSetting> {
  const { settings } = await settingsOf(context)
  return found(await whichSetting(context, settings, name), settings)
}

/** Writes a setting into the file, if the whole is right with it. */
export async function setSetting(
  context: Context,
  given: string | undefined,
  value: string | undefined,
): Promise<WrittenSetting> {
  needAll(context, { NAME: given })
  const { settings } = await settingsOf(context)
  const { name, secret, range } = found(await whichSetting(context, settings, given), settings)
  if (secret && value !== undefined)
    throw usage(
      ({ config }) => config.secretArgument(name),
      ({ config }) => config.secretHow(name),
    )
  const text = secret
    ? await secretFrom(context, words().config.secret(name))
    : (value ?? (await asked(context, name, range)))
  return written(context, await askConfig(context, { act: 'set', name, value: text }))
}

/** Takes a setting out of the file: its default counts again. */
export async function unsetSetting(
  context: Context,
  given: string | undefined,
): Promise<WrittenSetting> {
  const { settings } = await settingsOf(context)
  const inFile = settings.filter(({ place }) => place !== null)
  const { name } = found(await whichSetting(context, inFile, given), settings)
  return written(context, await askConfig(context, { act: 'unset', name }))
}

/** Whether a daemon would start with the settings of now. */
export async function validateSettings(context: Context): Promise<CheckedSettings> {
  const { file, mistakes } = await settingsOf(context)
  return { ok: mistakes.length === 0, file, mistakes }
}

async function settingsOf(context: Context) {
  const answer = await askConfig(context, { act: 'list' })
  if (answer.kind !== 'settings') throw new Error('The settings were asked for, and not given.')
  return answer
}

function written(context: Context, answer: Awaited<ReturnType<typeof askConfig>>): WrittenSetting {
  if (answer.kind !== 'written') throw new Error('A setting was written, and nothing was said.')
  const { file, setting, overriddenBy } = answer
  return { ...setting, file, overriddenBy, restart: readState(context.places.home) !== undefined }
}

const whichSetting = (
  context: Context,
  settings: readonly ShownSetting[],
  given: string | undefined,
): Promise<string> =>
  givenOrAsked<string>(context, given, {
    flag: 'NAME',
    message: words().config.which,
    parse: (text) => text,
    choices: async () =>
      settings.map(({ name, about }) => ({ value: name, name: `${name}  ${about}` })),
  })

function found(name: string, settings: readonly ShownSetting[]): ShownSetting {
  const known = settings.find((each) => each.name === name || each.variable === name)
  if (known) return known
  const meant = likeliest(
    name,
    settings.flatMap((each) => [each.name, each.variable]),
  )
  throw failure(
    'setting-not-found',
    ({ config }) => config.unknown(name),
    ({ config }) => config.meant(meant),
  )
}

async function asked(context: Context, name: string, range: string): Promise<string> {
  if (!context.interactive)
    throw failure('missing-argument', ({ asked }) => asked.missing(['VALUE']))
  return askText(words().config.askValue(name, range), (answer) => answer)
}
