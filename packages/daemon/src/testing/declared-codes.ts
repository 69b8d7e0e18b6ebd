import { codesOf } from '../http/codes.ts'
import type { Route } from '../http/route.ts'
import type { Answered } from './http-client.ts'

/**
 * Passes an answer on, unless it is an error whose code its route does not declare. So whatever a test provokes is known
 * to be in docs/http.md.
 */
export function codesChecked(routes: readonly Route[]) {
  const known = routes.map((route) => ({ route, pattern: patternOf(route) }))
  return (method: string, path: string, answered: Answered): Answered => {
    if (answered.headers['content-type'] !== 'application/problem+json') return answered
    const address = `${method} ${path.split('?')[0]}`
    const route = known.find(({ pattern }) => pattern.test(address))?.route
    // The answer to a HEAD has no body.
    const code = answered.json?.code
    if (route && !codesOf(route).has(code))
      throw new Error(`${address} answered ${code}, which is not among the codes of its route.`)
    return answered
  }
}

function patternOf({ method, path }: Route): RegExp {
  const address = path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')
  return new RegExp(`^${method.toUpperCase()} ${address}$`)
}
