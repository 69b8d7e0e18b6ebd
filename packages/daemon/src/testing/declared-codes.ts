import { codesOf } from '../http/codes.ts'
import type { Route } from '../http/route.ts'
import type { Answered } from './http-client.ts'

/**
 * Makes a function that passes an answer on. It throws if the answer is an error with a code that its route does not
 * declare. So every error in the tests is also in docs/http.md.
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
