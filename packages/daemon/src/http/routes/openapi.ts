import { z } from 'zod'
import { openApiText } from '../openapi/document.ts'
import { type Route, route } from '../route.ts'

/** The route of the OpenAPI text. The text is made at the first request for it. */
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
