import { asFlaw } from '@outerpark/core/contract'
import type { z } from 'zod'
import { inPlainWords } from '../../packages/daemon/src/settings/plain-words.ts'
import type { Settings } from '../../packages/daemon/src/settings/setting.ts'
import type { Language } from './language.ts'
import { code, table } from './markdown.ts'

/** Every setting: its name and variable, its default, its range, and its meaning. */
export function settingsTable(settings: Settings, { say }: Language): string {
  const rows = Object.entries(settings).map(([name, { env, schema, about, byDefault }]) => [
    `${code(name)}<br>${code(env)}`,
    byDefault === undefined ? defaultOf(schema, say) : say(byDefault),
    say(rangeOf(schema)),
    say(about),
  ])
  return table([say('setting, variable'), say('default'), say('may be'), say('meaning')], rows)
}

function defaultOf(schema: z.ZodType, say: Language['say']): string {
  const { data } = schema.safeParse(undefined)
  if (data === undefined || (Array.isArray(data) && data.length === 0)) return say('none')
  return typeof data === 'string' ? code(data) : String(data)
}

/** Values that no setting accepts. The first is for settings with a pattern, the second for any text. */
const IMPOSSIBLE = [' \n', {}]

/**
 * The range of a setting, taken from the error with which the daemon refuses other values. So the table always agrees
 * with the daemon.
 */
export function rangeOf(schema: z.ZodType): string {
  for (const value of IMPOSSIBLE) {
    const { error } = schema.safeParse(value, { error: asFlaw })
    if (error)
      return inPlainWords(error)
        .replace(/^must be /, '')
        .replace(/^one of /, '')
  }
  throw new Error('This setting takes whatever it is given, so nobody can say what it may be.')
}
