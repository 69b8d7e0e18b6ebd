import { z } from 'zod'
import { openApiText } from '../openapi.ts'
import { type Route, route } from '../route.ts'

/** The OpenAPI text of these routes. It is made when it is first asked for. */
export function openApiRoute(routes: readonly Route[], version: string): Route {
  let text: string | undefined
  return route({
    method: 'get',
    path: '/openapi.json',
    audience: 'anyone',
    tag: 'health',
    summary: 'This text',
    answer: z.looseObject({ openapi: z.string() }),
    async handle() {
      text ??= openApiText(routes, version)
      return { status: 200, text }
    },
  })
}
