import { z } from 'zod'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

const ok = z.object({ status: z.string() })

/**
 * The routes for health probes: whether the daemon is alive, and whether it takes new work (O8).
 * @param instance the random name of this process, as in the state file
 */
export function probeRoutes({
  instance,
  ready,
}: {
  readonly instance: string
  readonly ready: () => boolean
}): Route[] {
  const tag = 'health'
  const aliveText = JSON.stringify({ status: 'ok', instance })
  return [
    route({
      method: 'get',
      path: '/livez',
      audience: 'anyone',
      allowance: 'none',
      tag,
      summary: 'Whether the process runs',
      answer: ok.extend({ instance: z.string() }),
      handle: async () => ({ status: 200, text: aliveText }),
    }),
    route({
      method: 'get',
      path: '/readyz',
      audience: 'anyone',
      allowance: 'none',
      tag,
      summary: 'Whether the daemon accepts requests',
      answer: ok,
      codes: ['draining'],
      async handle() {
        if (!ready()) throw new Problem('draining', {})
        return { status: 200, json: { status: 'ok' } }
      },
    }),
  ]
}
