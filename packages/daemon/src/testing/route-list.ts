import type { Route } from '../http/route.ts'
import { allRoutes } from '../http/routes.ts'
import { openMemoryStore } from '../store/memory/store.ts'
import { manualClock } from './clock.ts'
import { countedIds } from './ids.ts'

const notHere = () => {
  throw new Error('nobody asks these routes anything')
}

/** The list of all routes of the daemon. Their handlers must not be called. */
export function routeList(version = '0.0.0'): Route[] {
  const clock = manualClock()
  return allRoutes({
    store: openMemoryStore({ clock, newId: countedIds() }),
    clock,
    myPage: {
      waitFor: notHere,
      page: notHere,
      stepsAfter: notHere,
      subscribe: notHere,
      rebuild: notHere,
      sales: {
        position: notHere,
        report: notHere,
        accounts: notHere,
        changes: notHere,
        seats: notHere,
        standing: notHere,
        subscribe: notHere,
      },
    },
    health: {
      version,
      instance: '',
      gateway: { name: 'sandbox' },
      ready: () => true,
      status: notHere,
      verify: notHere,
      checks: notHere,
    },
    findCaller: notHere,
    tokenSecret: '',
    stripeHint: notHere,
    companyBooks: { findLostCharges: notHere, lookUp: notHere },
    backups: { make: notHere, list: notHere },
  })
}
