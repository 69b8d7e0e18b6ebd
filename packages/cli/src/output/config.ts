import type { ShownSetting } from '@outerpark/core/names'
import type {
  CheckedSettings,
  ListedSettings,
  SettingWarning,
  WrittenSetting,
  WrittenSettings,
} from '../daemon/config.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { details, table } from './table.ts'

/** The settings with their values, and where each comes from. */
export function settingsText({ items, file }: ListedSettings, paint: Paint, room?: number): string {
  const { columns } = words().config
  if (items.length === 0) return words().config.allDefault(file)
  const titles = [
    { title: columns.setting },
    { title: columns.value, long: 'cut', least: 12 },
    { title: columns.from, long: 'cut' },
  ] as const
  const rows = items.map((each) => [each.name, valueText(each), originText(each)])
  return table(titles, rows, paint, room)
}

/** What a setting is, may be, and means. */
export function settingText(setting: ShownSetting, paint: Paint, room?: number): string {
  const { labels } = words().config
  const { name, variable, range, byDefault, about } = setting
  const rows = [
    [labels.setting, { text: name, paint: paint.strong }],
    [labels.variable, variable],
    [labels.value, valueText(setting)],
    [labels.from, originText(setting)],
    ...(byDefault === null ? [] : [[labels.byDefault, byDefault] as const]),
    [labels.range, range],
    [labels.about, about],
  ] as const
  return details(rows, paint, room)
}

export const writtenText = (data: WrittenSetting | WrittenSettings, paint: Paint): string =>
  allOf(data)
    .map((setting) => `${paint.strong(setting.name)} = ${valueText(setting)}`)
    .join('\n')

const allOf = (data: WrittenSetting | WrittenSettings): readonly WrittenSetting[] =>
  'items' in data ? data.items : [data]

/** What there is to know after a setting was written. */
export function writtenNotes(data: WrittenSetting | WrittenSettings): string[] {
  const { config } = words()
  const all = allOf(data)
  const notes = all.flatMap(({ file, overriddenBy, restart, from }) => [
    from === 'default' ? config.takenOut(file) : config.written(file),
    ...(overriddenBy === null ? [] : [config.overridden(overriddenBy)]),
    ...(restart ? [config.restart] : []),
  ])
  return [...new Set(notes)]
}

export const checkedText = (
  { ok, file, mistakes, warnings }: CheckedSettings,
  paint: Paint,
): string =>
  [
    ...(ok ? [paint.good(words().config.right(file))] : []),
    ...mistakes.map((each) => `${paint.bad('✗')} ${each}`),
    ...warnings.flatMap((each) => warningLines(each, paint)),
  ].join('\n')

const warningLines = ({ what, why, todo }: SettingWarning, paint: Paint): readonly string[] => [
  `${paint.waiting('!')} ${what}`,
  ...(why === null ? [] : [`  ${why}`]),
  ...(todo === null ? [] : [`  ${words().doctor.todo}${todo}`]),
]

function valueText({ value, secret, from }: ShownSetting): string {
  const { config } = words()
  if (secret) return from === 'default' ? config.none : config.hidden
  if (value === null || (Array.isArray(value) && value.length === 0)) return config.none
  return Array.isArray(value) ? value.join(', ') : String(value)
}

function originText({ from, variable, place }: ShownSetting): string {
  if (from === 'environment') return variable
  return from === 'file' ? (place ?? '') : words().config.default
}
