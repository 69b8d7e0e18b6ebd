import type { Route } from './route.ts'

export type Found = {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/** Finds the hot route of a request line; undefined if there is none, or if the address is not written plainly. */
export type FindHotRoute = (
  method: string | undefined,
  url: string | undefined,
) => Found | undefined

/** What stands for a parameter in a plain address: nothing that has to be decoded. */
const PLAIN_PARAMETER = '([A-Za-z0-9_-]+)'

/** The few that there are are tried one after the other: to compare an address costs less than to look up a new string. */
export function hotRoutes(routes: readonly Route[]): FindHotRoute {
  const fixed: { method: string; found: Found }[] = []
  const patterns: { method: string; pattern: RegExp; names: string[]; route: Route }[] = []
  for (const route of routes) {
    // A stream is told when its client goes away, which only Hono's way does.
    if (!route.hot || route.answer === 'event-stream') continue
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
