import { GATEWAYS, type GatewayName } from '@outerpark/core/names'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

const ok = z.object({ status: z.string() })

const readyCheck = z.object({
  name: z.string(),
  ok: z.boolean(),
  decides: z.boolean().meta({ description: 'whether the daemon is not ready without it' }),
})
export type ReadyCheck = z.infer<typeof readyCheck>

const readyQuery = z.object({
  verbose: z.string().optional().meta({ description: 'with each check by its name' }),
})

/** How long the checks are kept (ms): anybody may ask, as often as they like. */
const CHECKS_HOLD_MS = 1_000

/**
 * The routes for health probes: whether the daemon is alive, and whether it takes new work (O8).
 * @param instance the random name of this process, as in the state file
 * @param gateway who charges the cards: the terminal interface has a hint for those of the sandbox
 */
export function probeRoutes({
  instance,
  gateway,
  ready,
  checks,
}: {
  readonly instance: string
  readonly gateway: { readonly name: GatewayName }
  readonly ready: () => boolean
  readonly checks: () => Promise<readonly ReadyCheck[]>
}): Route[] {
  const tag = 'health'
  const heldChecks = held(checks)
  const aliveText = JSON.stringify({ status: 'ok', instance, gateway: gateway.name })
  return [
    route({
      method: 'get',
      path: '/livez',
      audience: 'anyone',
      allowance: 'none',
      tag,
      summary: 'Whether the process runs',
      answer: ok.extend({
        instance: z.string(),
        gateway: z.enum(GATEWAYS).meta({ description: 'who charges the cards' }),
      }),
      handle: async () => ({ status: 200, text: aliveText }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      audience: 'anyone',
      allowance: 'none',
      tag,
      summary: 'Whether the daemon accepts requests',
      query: readyQuery,
      answer: ok.extend({ checks: z.array(readyCheck).optional() }),
      codes: ['draining'],
      async handle({ query: { verbose } }) {
        if (verbose !== undefined) {
          const json = { status: ready() ? 'ok' : 'draining', checks: [...(await heldChecks())] }
          return { status: ready() ? 200 : 503, json }
        }
        if (!ready()) throw new Problem('draining', {})
        return { status: 200, json: { status: 'ok' } }
      },
    }),
  ]
}

/** The same answer for a moment, however often it is asked for. */
function held<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { readonly answer: Promise<T>; readonly until: number } | undefined
  return () => {
    const now = performance.now()
    if (!known || known.until < now) known = { answer: ask(), until: now + CHECKS_HOLD_MS }
    return known.answer
  }
}
