import type { DaemonState } from '@outerpark/core/names'
import type { Context } from '../context.ts'
import type { DaemonSettings } from '../daemon/spawn.ts'
import { settingsInFile, withoutSettings } from '../daemon-install/env-file.ts'
import { envFileOf } from '../daemon-install/plan.ts'
import { textOf } from '../daemon-install/text-of.ts'
import type { Service } from './owning-service.ts'
import { settingsOfProcess } from './process.ts'

/**
 * The settings with which the next daemon starts. A service has those of its file. One that was started by hand keeps the variables
 * of its start, and those of this shell count over them.
 */
export function nextSettings(
  { places, env }: Pick<Context, 'places' | 'env'>,
  { pid, worker = pid, url }: DaemonState,
  service: Pick<Service, 'level'> | undefined,
): DaemonSettings {
  const known = settingsOfProcess(worker)
  const kept = Object.fromEntries(known ?? [])
  const same = { home: places.home, keepPort: Number(new URL(url).port) }
  // If its variables cannot be read, the check says which of them this shell lacks.
  if (!service) return { ...same, env: { ...kept, ...env }, asBefore: known === undefined }
  const written = Object.fromEntries(settingsInFile(textOf(envFileOf(service.level, places))))
  return { ...same, env: { ...withoutSettings(env), ...kept, ...written } }
}
