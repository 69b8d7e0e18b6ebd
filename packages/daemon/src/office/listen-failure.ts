import { HostUnavailable, PortUnavailable } from '../http/server.ts'
import { homeFiles } from '../process/home.ts'
import { StartFailure } from '../process/start-failure.ts'
import type { Config } from '../settings/config.ts'

type Given = Pick<Config, 'home' | 'given'>

/** The failure of a start that cannot listen, with a hint that says where its address came from. Other errors stay as they are. */
export function listenFailure(error: unknown, config: Given): unknown {
  if (error instanceof PortUnavailable)
    return new StartFailure(
      'port-unavailable',
      error.message,
      `${inFile(config, 'OUTERPARK_PORT', 'port')}Choose another one with --port or OUTERPARK_PORT (0 for any free one).`,
    )
  if (error instanceof HostUnavailable)
    return new StartFailure(
      'config-invalid',
      error.message,
      `${inFile(config, 'OUTERPARK_HOST', 'host')}Correct OUTERPARK_HOST, or host in config.json; 127.0.0.1 is this machine alone.`,
    )
  return error
}

/** Says in which file the setting is; empty if it came from elsewhere. */
const inFile = ({ home, given }: Given, variable: string, name: string): string =>
  given[variable] === 'file' ? `It is "${name}" in ${homeFiles(home).config}. ` : ''
