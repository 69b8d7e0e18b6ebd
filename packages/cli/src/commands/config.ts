import type { ShownSetting } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import {
  askConfig,
  type CheckedSettings,
  type ListedSettings,
  type WrittenSetting,
  type WrittenSettings,
} from '../daemon/config.ts'
import { readState } from '../daemon/state.ts'
import { doubtful } from '../doctor/doubts.ts'
import { Failure } from '../failure.ts'
import { givenOrAsked, needAll } from '../prompts/ask.ts'
import { unticked } from '../text/unticked.ts'
import { words } from '../words/words.ts'
import { found, pairsIn, valuesOf } from './config-pairs.ts'
import { withMissing, withNeeding } from './config-refusals.ts'

/** All settings, or only those that were given. */
export async function listSettings(
  context: Context,
  { all = false }: { readonly all?: boolean },
): Promise<ListedSettings> {
  const { settings, file, mistakes } = await settingsOf(context)
  // An unknown name has no row, and a wrong value looks like any other.
  if (mistakes.length > 0) context.say(words().config.left(mistakes.map(unticked)))
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

/**
 * Writes settings into the file, if the whole is right with all of them.
 * @param given names, each with its value behind it; a secret has none there, and is asked for or read
 */
export async function setSettings(
  context: Context,
  given: readonly string[],
): Promise<WrittenSetting | WrittenSettings> {
  const { settings } = await settingsOf(context)
  needAll(context, { NAME: given[0] })
  const first = given[0] ?? (await whichSetting(context, settings, undefined))
  const pairs = pairsIn([first, ...given.slice(1)], settings)
  const values = await valuesOf(context, pairs)
  const changes = pairs.map(({ setting: { name } }, n) => ({ name, value: values[n] ?? '' }))
  const answer = await askConfig(context, { act: 'set', changes }).catch((error: unknown) => {
    throw withMissing(error, pairs, settings)
  })
  return oneOrAll(written(context, answer))
}

/** Takes settings out of the file, if the whole is right without all of them: their defaults count again. */
export async function unsetSettings(
  context: Context,
  given: readonly string[],
): Promise<WrittenSetting | WrittenSettings> {
  const { settings, unknown } = await settingsOf(context)
  const inFile = settings.filter(({ place }) => place !== null)
  const first = await whichSetting(context, inFile, given[0])
  const names = [first, ...given.slice(1)].map((name) =>
    unknown.includes(name) ? name : found(name, settings).name,
  )
  const answer = await askConfig(context, { act: 'unset', names }).catch((error: unknown) => {
    throw withNeeding(error, names, inFile)
  })
  return oneOrAll(written(context, answer))
}

const oneOrAll = (items: readonly WrittenSetting[]): WrittenSetting | WrittenSettings => {
  const [only] = items
  return only && items.length === 1 ? only : { items, next: null }
}

/**
 * Whether a daemon would start with the settings of now, and what would only fail later.
 * @throws Failure `config-invalid` also for a file that is not read since others could have written it
 */
export async function validateSettings(context: Context): Promise<CheckedSettings> {
  const { file, mistakes, doubts } = await settingsOf(context).catch(asInvalid)
  const warnings = doubts.map((doubt) => {
    const { code, what, why, todo } = doubtful(doubt)
    return { setting: doubt.setting, code, what, why, todo }
  })
  return { ok: mistakes.length === 0, file, mistakes: mistakes.map(unticked), warnings }
}

function asInvalid(error: unknown): never {
  if (!(error instanceof Failure) || error.code !== 'file-not-trusted') throw error
  throw new Failure({ ...error.fields, code: 'config-invalid' }, { cause: error })
}

async function settingsOf(context: Context) {
  const answer = await askConfig(context, { act: 'list' })
  if (answer.kind !== 'settings') throw new Error('The settings were asked for, and not given.')
  return answer
}

function written(
  context: Context,
  answer: Awaited<ReturnType<typeof askConfig>>,
): readonly WrittenSetting[] {
  if (answer.kind !== 'written') throw new Error('A setting was written, and nothing was said.')
  if (answer.left.length > 0) context.say(words().config.left(answer.left.map(unticked)))
  const restart = readState(context.places.home) !== undefined
  return answer.settings.map(({ setting, overriddenBy }) => ({
    ...{ ...setting, file: answer.file, overriddenBy, restart },
  }))
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
