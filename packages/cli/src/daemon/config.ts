import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { ConfigAnswer, ShownSetting } from '@outerpark/core/names'
import { startFaultWords } from '@outerpark/core/words'
import type { Context } from '../context.ts'
import { Failure, failure } from '../failure.ts'
import { language } from '../words/words.ts'

/** The settings of the home, as a list. */
export type ListedSettings = {
  readonly items: readonly ShownSetting[]
  readonly next: null
  readonly file: string
}

/** Several settings that were written in one go. */
export type WrittenSettings = { readonly items: readonly WrittenSetting[]; readonly next: null }

/** A setting that was written, or taken out of the file. */
export type WrittenSetting = ShownSetting & {
  readonly file: string
  /** the variable that is set in this shell and counts instead; null if none does */
  readonly overriddenBy: string | null
  /** whether a daemon runs on the home, which has the settings of its start until it is restarted */
  readonly restart: boolean
}

export type CheckedSettings = {
  readonly ok: boolean
  readonly file: string
  readonly mistakes: readonly string[]
  /** what the settings name and cannot be used: the daemon starts, and fails once it needs it */
  readonly warnings: readonly SettingWarning[]
}

export type SettingWarning = {
  /** the setting, or the variable that sets it */
  readonly setting: string
  /** stable, for programs */
  readonly code: string
  readonly what: string
  readonly why: string | null
  readonly todo: string | null
}

type Asked =
  | { readonly act: 'list' }
  | {
      readonly act: 'set'
      readonly changes: readonly { readonly name: string; readonly value: string }[]
    }
  | { readonly act: 'unset'; readonly names: readonly string[] }

/**
 * Asks the daemon's own program about the settings of this home: it knows them all, and CLI and daemon share no code for them.
 * Values go over its standard input, since everybody on the machine can read arguments.
 * @throws Failure with the code of a start that would fail for the same reason
 */
export async function askConfig(
  { places, env }: Pick<Context, 'places' | 'env'>,
  asked: Asked,
): Promise<Exclude<ConfigAnswer, { readonly kind: 'failed' }>> {
  const program = fileURLToPath(import.meta.resolve('@outerpark/daemon/config'))
  const changes = 'changes' in asked ? asked.changes : []
  const names = 'names' in asked ? asked.names : changes.map(({ name }) => name)
  const child = spawn(process.execPath, [program, asked.act, language(), ...names], {
    env: { ...env, OUTERPARK_HOME: places.home },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined) // it has ended; its answer says why
  child.stdin.end(JSON.stringify(changes.map(({ value }) => value)))
  const said = await text(child.stdout)
  if (said === '') throw failure('internal-error', ({ config }) => config.noAnswer)
  const answer = JSON.parse(said) as ConfigAnswer // our own program sends nothing else
  if (answer.kind === 'failed') throw refusalOf(answer, asked.act !== 'list')
  return answer
}

/** @param isWrite whether something was to be written: nothing is started then, so nothing is to be started again */
function refusalOf(
  answer: Extract<ConfigAnswer, { readonly kind: 'failed' }>,
  isWrite: boolean,
): Failure {
  const { code, params, detail, hint } = answer
  const sentence = { code, params, detail, ...(hint !== undefined && { hint }) }
  const said = () => startFaultWords(language(), sentence)
  const isMistake = typeof params === 'object' && params !== null && 'mistakes' in params
  return new Failure({
    code,
    params,
    title: ({ titles }) => titles[NOT_WRITTEN.has(code) ? 'home-not-writable' : 'config-invalid'],
    detail: () => said().detail,
    hint: isWrite && isMistake ? ({ config }) => config.nothingWritten : () => said().hint,
  })
}

/** Refusals that are about the disk, and not about the settings. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['home-not-writable', 'disk-full'])
