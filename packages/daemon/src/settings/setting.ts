import type { z } from 'zod'

/** One setting of the file `config.json`. The table in docs/configuration.md is made from these. */
export type Setting = {
  /** the environment variable that overrides the file */
  readonly env: string
  readonly schema: z.ZodType
  /** what the setting does, as whole sentences for the admin */
  readonly about: string
  /** the default in words, if the schema has no default because it depends on other settings */
  readonly byDefault?: string
  /** whether the value is a secret: then nobody else may be able to read the file that holds it */
  readonly secret?: true
}

export type Settings = Readonly<Record<string, Setting>>
