import type { Config } from '../settings/config.ts'
import type { TrafficLimits } from './http-interface.ts'

/** The limits on requests and connections, as the settings have them. */
export const trafficOf = (config: Config): TrafficLimits => ({
  trustedProxies: config.trustedProxies,
  rates: {
    customer: config.customerRate,
    admin: config.adminRate,
    anonymous: config.anonymousRate,
    signUp: config.signUpRate,
  },
  connections: { most: config.maxConnections, mostEach: config.maxConnectionsPerAddress },
})
