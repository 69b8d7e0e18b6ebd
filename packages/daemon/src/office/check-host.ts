import { once } from 'node:events'
import { createServer, isIP } from 'node:net'
import { unavailable } from '../http/server.ts'
import type { Config } from '../settings/config.ts'
import { listenFailure } from './listen-failure.ts'

/**
 * Checks that the host of the settings is an address of this machine. A name is not looked up: that would ask the network.
 * @throws StartFailure `config-invalid`
 */
export async function checkHost(config: Pick<Config, 'host' | 'file' | 'given'>): Promise<void> {
  const { host } = config
  if (isIP(host) === 0) return
  const server = createServer()
  try {
    server.listen({ host, port: 0 })
    await once(server, 'listening')
  } catch (error) {
    throw error instanceof Error ? listenFailure(unavailable(error, host, 0), config) : error
  } finally {
    server.close()
  }
}
