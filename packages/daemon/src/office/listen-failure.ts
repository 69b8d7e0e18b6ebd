import { HostUnavailable, PortUnavailable } from '../http/server.ts'
import { StartFailure } from '../process/start-failure.ts'
import type { Config } from '../settings/config.ts'

type Given = Pick<Config, 'file' | 'given'>

/** The failure of a start that cannot listen, with a hint that says where its address came from. Other errors stay as they are. */
export function listenFailure(error: unknown, config: Given): unknown {
  if (error instanceof PortUnavailable) {
    const { port, why } = error
    const file = fileOf(config, 'OUTERPARK_PORT')
    return new StartFailure('port-unavailable', { port, case: why, file })
  }
  if (error instanceof HostUnavailable) {
    const file = fileOf(config, 'OUTERPARK_HOST')
    return new StartFailure('config-invalid', { case: 'host', reason: error.message, file })
  }
  return error
}

/** The file that has the setting; null if it comes from elsewhere. */
const fileOf = ({ file, given }: Given, variable: string): string | null =>
  given[variable] === 'file' ? file : null
