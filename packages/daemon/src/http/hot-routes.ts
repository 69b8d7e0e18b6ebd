import type { Route } from './route.ts'

export type Found = {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** Finds the hot route of a request line. Undefined if no hot route fits, or if the address is encoded in any way. */
export type FindHotRoute = (
  method: string | undefined,
  url: string | undefined,
) => Found | undefined

/** Matches a parameter in an address whose characters need no decoding. */
const PLAIN_PARAMETER = '([A-Za-z0-9_-]+)'

/**
 * Makes the function that finds hot routes. It compares the address with each of the few hot routes in turn, which is
 * faster than a look-up of a new string in a Map.
 */
export function hotRoutes(routes: readonly Route[]): FindHotRoute {
  const fixed: { method: string; found: Found }[] = []
  const patterns: { method: string; pattern: RegExp; names: string[]; route: Route }[] = []
  for (const route of routes) {
    // A stream must know when its client disconnects. Only Hono's way reports that.
    if (!route.hot || typeof route.answer === 'string') continue
    const method = route.method.toUpperCase()
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    if (names.length > 0) {
      const pattern = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, PLAIN_PARAMETER)}$`)
      patterns.push({ method, pattern, names, route })
    } else fixed.push({ method, found: { route, params: {} } })
  }
  return (method, url) => inFixed(method, url) ?? inPatterns(method, url ?? '')

  function inFixed(method: string | undefined, url: string | undefined): Found | undefined {
    for (const each of fixed)
      if (each.method === method && each.found.route.path === url) return each.found
    return undefined
  }

  function inPatterns(method: string | undefined, url: string): Found | undefined {
    for (const each of patterns) {
      const values = each.method === method ? each.pattern.exec(url) : null
      if (!values) continue
      const params = each.names.map((name, i) => [name, values[i + 1] ?? ''])
      return { route: each.route, params: Object.fromEntries(params) }
    }
    return undefined
  }
}
