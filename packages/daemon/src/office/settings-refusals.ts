import type { FileNotTrusted } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import { type Config, configOf } from '../settings/config.ts'
import type { ConfigFile } from '../settings/config-file.ts'
import { checkHost } from './check-host.ts'
import { partRefusals } from './check-parts.ts'

/** Why no daemon would start with settings. */
export type SettingsRefusal = StartFailure<'config-invalid'> | FileNotTrusted

/** What a start would refuse of the settings of this file and environment, as far as that is known without the network. */
export async function settingsRefusals(
  env: NodeJS.ProcessEnv,
  file: ConfigFile,
): Promise<readonly SettingsRefusal[]> {
  let config: Config
  try {
    config = configOf(env, file)
  } catch (error) {
    return [asRefusal(error)]
  }
  const ofHost = await checkHost(config).then(
    () => [],
    (error: unknown) => [asRefusal(error)],
  )
  return [...partRefusals(config), ...ofHost]
}

/** What a refusal says is wrong, each by itself, in English. */
export function mistakesOf(refusal: SettingsRefusal): readonly string[] {
  const { params } = refusal
  if ('mistakes' in params) return params.mistakes
  return ['reason' in params && params.reason !== null ? params.reason : refusal.message]
}

function asRefusal(error: unknown): SettingsRefusal {
  // These two checks have no other code.
  if (error instanceof StartFailure) return error as StartFailure<'config-invalid'>
  throw error
}
