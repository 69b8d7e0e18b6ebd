import type { StartFaultParams } from './start-faults.ts'

/** One setting, as `outerpark config` shows it. */
export type ShownSetting = {
  readonly name: string
  /** the environment variable that overrides the file */
  readonly variable: string
  /** null if it has none, or if it is a secret */
  readonly value: unknown
  /** where the value comes from */
  readonly from: 'environment' | 'file' | 'default'
  /** in the file: with line and column; null if it is not there */
  readonly place: string | null
  /** the value of a secret is never shown */
  readonly secret: boolean
  /** the default in words, if it depends on other settings; null if it does not */
  readonly byDefault: string | null
  readonly range: string
  readonly about: string
}

/** What a setting names, and a daemon could not use once it needs it. It starts all the same. */
export type SettingDoubt = {
  /** the setting, or the variable that sets it */
  readonly setting: string
  readonly path: string
} & (
  | { readonly fault: 'program-missing' | 'program-not-runnable' }
  | { readonly fault: 'folder-not-writable'; readonly reason: string }
  /** others can write the folder, or one above it */
  | { readonly fault: 'folder-not-trusted'; readonly params: StartFaultParams['file-not-trusted'] }
)

/** What the program answers that reads and writes the settings of a home: JSON on its standard output. */
/** A setting after it was written. */
export type WrittenOne = {
  readonly setting: ShownSetting
  /** the environment variable that is set and overrides the file; null if none does */
  readonly overriddenBy: string | null
}

export type ConfigAnswer =
  | {
      readonly kind: 'settings'
      /** the file of this home, which need not be there */
      readonly file: string
      readonly settings: readonly ShownSetting[]
      /** names in the file that are no settings */
      readonly unknown: readonly string[]
      /** what is wrong with the whole: no daemon would start; English */
      readonly mistakes: readonly string[]
      /** what would only fail later */
      readonly doubts: readonly SettingDoubt[]
    }
  | {
      readonly kind: 'written'
      readonly file: string
      readonly settings: readonly WrittenOne[]
      /** what is wrong with the file still, although this has mended something: no daemon would start */
      readonly left: readonly string[]
    }
  | {
      readonly kind: 'failed'
      readonly code: string
      /** of the sentences, by code (`StartFaultParams`) */
      readonly params?: unknown
      readonly detail: string
      readonly hint?: string | undefined
    }
