import { type ProblemCode, STATUS_OF } from '@outerpark/core/contract'
import { WORDS } from '@outerpark/core/words'
import { z } from 'zod'
import { exitCodeOf } from '../../packages/cli/src/exit-code.ts'
import { audienceText } from '../../packages/daemon/src/http/audience.ts'
import { MAX_BODY_BYTES } from '../../packages/daemon/src/http/body-limits.ts'
import { GENERAL_CODES } from '../../packages/daemon/src/http/codes.ts'
import type { Route } from '../../packages/daemon/src/http/route.ts'
import { code, table } from './markdown.ts'
import { shapeLink, shapeLinkOfPage } from './shapes/links.ts'
import { shapeName } from './shapes/named.ts'

/** The error codes of many routes, which the routes themselves do not list. */
export function generalCodes(): string {
  const rows = GENERAL_CODES.map(({ about, codes }) => [about, codes.map(code).join(', ')])
  return table(['with', 'codes'], rows)
}

/** Codes that are in no table: they belong to no route and are not general. */
export function undocumentedCodes(routes: readonly Route[]): string[] {
  const named = new Set<string>([
    ...GENERAL_CODES.flatMap(({ codes }) => codes),
    ...routes.flatMap(({ codes }) => codes),
  ])
  return Object.keys(STATUS_OF).filter((name) => !named.has(name))
}

/** Every code with its HTTP status and the exit code of the CLI. */
export function codeTable(): string {
  const rows = Object.entries(STATUS_OF)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, status]) => [
      code(name),
      String(status),
      String(exitCodeOf(name)),
      WORDS.en.titles[name as ProblemCode], // a key of STATUS_OF
    ])
  return table(['code', 'HTTP status', 'exit code of the CLI', 'title'], rows)
}

/** A table for each group of routes. */
export function routeTables(routes: readonly Route[]): string {
  const groups = Map.groupBy(routes, ({ tag }) => tag)
  return [...groups].map(([tag, members]) => `### ${tag}\n\n${routeTable(members)}`).join('\n\n')
}

function routeTable(routes: readonly Route[]): string {
  const rows = routes.map((route) => [
    code(`${route.method.toUpperCase()} ${route.path}`),
    audienceText(route.audience),
    route.summary,
    takes(route),
    answers(route),
    route.codes.map(code).join(', '),
  ])
  return table(['route', 'for', 'what it does', 'takes', 'answers', 'own error codes'], rows)
}

function takes({ body, query }: Route): string {
  const parameters = Object.keys(query?.shape ?? {}).map((name) => code(`?${name}`))
  return [...(body ? [shapeLink(body, 'json.md')] : []), ...parameters].join(', ')
}

function answers({ status, answer, accepted }: Route): string {
  if (answer === 'event-stream') return `${status}, server-sent events`
  if (answer === 'plain-text') return `${status}, text`
  if (answer === 'csv') return `${status}, CSV`
  const usual = `${status}, ${pageItem(answer) ?? shapeLink(answer, 'json.md')}`
  return accepted ? `${usual}; or 202, ${shapeLink(accepted, 'json.md')}` : usual
}

/** The link to a list of named items, if the answer is one. */
function pageItem(answer: z.ZodType): string | undefined {
  if (!(answer instanceof z.ZodObject)) return undefined
  const { items } = answer.shape
  if (!(items instanceof z.ZodArray)) return undefined
  // The item of an array is a schema. zod's type only says that it is the core of one.
  const item = items.element as z.ZodType
  return shapeName(item) === undefined ? undefined : shapeLinkOfPage(item, 'json.md')
}

/** The largest body of each route that takes one, smallest first. */
export function bodyTable(routes: readonly Route[]): string {
  const withBody = routes.filter(({ body, method }) => body || method === 'post')
  const groups = Map.groupBy(withBody, ({ maxBytes }) => maxBytes)
  const rows = [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([bytes, members]) => [
      bytes < 1024 ** 2 ? `${bytes / 1024} KiB` : `${bytes / 1024 ** 2} MiB`,
      bytes === MAX_BODY_BYTES
        ? 'all others'
        : members.map(({ method, path }) => code(`${method.toUpperCase()} ${path}`)).join(', '),
    ])
  return table(['largest body', 'routes'], rows)
}

/** The parameters of queries, with their descriptions. */
export function queryTable(routes: readonly Route[]): string {
  const described = new Map<string, { about: string; of: Set<string> }>()
  for (const { query, path } of routes)
    for (const [name, schema] of Object.entries(query?.shape ?? {})) {
      const about = aboutParameter(schema)
      const known = described.get(`${name} ${about}`) ?? { about, of: new Set() }
      described.set(`${name} ${about}`, known)
      known.of.add(path)
    }
  const rows = [...described].map(([key, { about, of }]) => [
    code(`?${key.split(' ')[0]}`),
    about,
    [...of].map(code).join(', '),
  ])
  return table(['parameter', 'meaning', 'of'], rows)
}

function aboutParameter(schema: z.core.$ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  const { description, minimum, maximum, default: usual } = json
  const whole = json.type === 'integer' ? [`a whole number from ${minimum ?? 0}`] : []
  const most =
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? [`at most ${maximum}`] : []
  const unless = usual === undefined ? [] : [`if left out: ${usual}`]
  return [...(description === undefined ? [] : [description]), ...whole, ...most, ...unless].join(
    '; ',
  )
}
