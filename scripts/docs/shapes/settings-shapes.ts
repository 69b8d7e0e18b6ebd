import type { ShownSetting } from '@outerpark/core/names'
import { z } from 'zod'
import type { CheckedSettings, WrittenSetting } from '../../../packages/cli/src/daemon/config.ts'
import { shapeOf } from './shape-of.ts'

const settingFields = {
  name: z.string(),
  variable: z.string().meta({ description: 'the environment variable that overrides the file' }),
  value: z.unknown().meta({ description: 'null if it has none, and for a secret' }),
  from: z.enum(['environment', 'file', 'default']),
  place: z
    .string()
    .nullable()
    .meta({ description: 'where the file sets it, with line and column; null if it does not' }),
  secret: z.boolean(),
  byDefault: z
    .string()
    .nullable()
    .meta({ description: 'the default in words, if it depends on other settings' }),
  range: z.string(),
  about: z.string(),
}
export const listedSetting = shapeOf<ShownSetting>()(z.object(settingFields))
export const writtenSetting = shapeOf<WrittenSetting>()(
  z.object({
    ...settingFields,
    file: z.string(),
    overriddenBy: z
      .string()
      .nullable()
      .meta({ description: 'the variable of this shell that counts instead' }),
    restart: z.boolean().meta({ description: 'whether a daemon runs that has to be restarted' }),
  }),
)
export const checkedSettings = shapeOf<CheckedSettings>()(
  z.object({
    ok: z.boolean(),
    file: z.string(),
    mistakes: z.array(z.string()),
    warnings: z.array(
      z.object({
        setting: z.string().meta({ description: 'the setting, or the variable that sets it' }),
        code: z.string(),
        what: z.string(),
        why: z.string().nullable(),
        todo: z.string().nullable(),
      }),
    ),
  }),
)
export const settingsFile = z.object({ file: z.string() })
