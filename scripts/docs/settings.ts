import type { z } from 'zod'
import { rangeOf } from '../../packages/daemon/src/settings/range.ts'
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
