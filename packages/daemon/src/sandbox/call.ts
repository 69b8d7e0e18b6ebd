import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { CallPlan } from './behaviour.ts'
import { lieAbout, type Said } from './replies.ts'

export type SandboxEnv = { Bindings: HttpBindings }

/**
 * Makes one call as planned: waits, does the work, waits, and answers, or not.
 * A caller who hangs up meanwhile stops nothing: a real card company does not notice either.
 *
 * @param work done zero to two times; the last result is the one that is said
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
  // Silence, too, is to say nothing: the caller ends it by hanging up, or the server by closing.
  if (plan.ending === 'hang-up' || plan.ending === 'silence') return RESPONSE_ALREADY_SENT
  return context.json({ code: 'out-of-order', detail: 'The card company is out of order.' }, 503)
}
