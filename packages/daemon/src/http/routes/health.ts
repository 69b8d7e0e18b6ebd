import type { StatusResponse, VerifyResponse } from '@outerpark/core/contract'
import { statusResponse, verifyResponse } from '@outerpark/core/contract'
import { z } from 'zod'
import { openApiText } from '../openapi.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

export type Health = {
  readonly version: string
  /** as in the state file */
  readonly instance: string
  /** whether new work may be sent here */
  readonly ready: () => boolean
  readonly status: () => Promise<StatusResponse>
  readonly verify: () => Promise<VerifyResponse>
}

/** How it is: for probes, for people, and for those who want proof (O8, O9). */
export function healthRoutes({ instance, ready, status, verify }: Health): Route[] {
  const tag = 'health'
  const ok = z.object({ status: z.string() })
  const alive = ok.extend({ instance: z.string() })
  const aliveText = JSON.stringify({ status: 'ok', instance })
  return [
    route({
      method: 'get',
      path: '/livez',
      audience: 'anyone',
      tag,
      summary: 'Alive',
      answer: alive,
      handle: async () => ({ status: 200, text: aliveText }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      audience: 'anyone',
      tag,
      summary: 'Ready for work',
      answer: ok,
      codes: ['draining'],
      async handle() {
        if (!ready()) throw new Problem('draining', 'This daemon is shutting down.')
        return { status: 200, text: '{"status":"ok"}' }
      },
    }),
    route({
      method: 'get',
      path: '/v1/status',
      audience: 'admin',
      tag,
      summary: 'The daemon and its work',
      answer: statusResponse,
      handle: async () => ({ status: 200, json: await status() }),
    }),
    route({
      method: 'get',
      path: '/v1/verify',
      audience: 'admin',
      tag,
      summary: 'Check every invariant, against the sandbox’s ledger too',
      answer: verifyResponse,
      codes: ['mypage-behind'],
      handle: async () => ({ status: 200, json: await verify() }),
    }),
  ]
}

/** The OpenAPI text of all these routes; made when it is first asked for. */
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
