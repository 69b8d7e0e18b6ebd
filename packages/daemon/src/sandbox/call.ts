import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { CallPlan } from './behaviour.ts'
import { lieAbout, type Said } from './replies.ts'

export type SandboxEnv = { Bindings: HttpBindings }

/**
 * Makes one call according to the plan: waits, does the work, waits again, and answers or not.
 * If the caller disconnects meanwhile the work goes on, as at a real card company.
 *
 * @param work is done zero, one or two times; the last result is the answer
 */
export async function makeCall(
  context: Context<SandboxEnv>,
  plan: CallPlan,
  work: () => Said,
): Promise<Response> {
  if (plan.beforeMs > 0) await sleep(plan.beforeMs)
  let said: Said | undefined
  for (let done = 0; done < plan.timesDone; done++) said = work()
  if (plan.afterMs > 0) await sleep(plan.afterMs)

  if (plan.ending === 'answer' && said) {
    const { body, status } = plan.lies ? lieAbout(said) : said
    return context.json(body, status)
  }
  if (plan.ending === 'hang-up') context.env.incoming.socket.destroy()
  // Silence sends nothing and keeps the connection. The caller's disconnect or the end of the server ends it.
  if (plan.ending === 'hang-up' || plan.ending === 'silence') return RESPONSE_ALREADY_SENT
  return context.json({ code: 'out-of-order', detail: 'The card company is out of order.' }, 503)
}
