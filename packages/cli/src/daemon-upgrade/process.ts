import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { BACKGROUND_ARGUMENT } from '@outerpark/core/names'
import { settingsOfShell } from '../daemon-install/env-file.ts'

/** Whether this process was started without a terminal; false also if the system does not tell. */
export function isBackground(pid: number): boolean {
  return argumentsOf(pid).includes(BACKGROUND_ARGUMENT)
}

/** The settings that this process got from its environment; undefined if the system does not tell. Only Linux does. */
export function settingsOfProcess(pid: number): ReadonlyMap<string, string> | undefined {
  try {
    const pairs = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').map(pairIn)
    return settingsOfShell(Object.fromEntries(pairs))
  } catch {
    return undefined
  }
}

function pairIn(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Whether this program runs in a container. */
export function isContainer({ KUBERNETES_SERVICE_HOST }: NodeJS.ProcessEnv): boolean {
  const marks = ['/.dockerenv', '/run/.containerenv']
  return Boolean(KUBERNETES_SERVICE_HOST) || marks.some((path) => existsSync(path))
}

function argumentsOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    // macOS has no such file.
    const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
    return (stdout ?? '').trim().split(/\s+/)
  }
}
