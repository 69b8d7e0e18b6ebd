import { createHash, timingSafeEqual } from 'node:crypto'
import { knobsRequest } from '@outerpark/core/contract'
import {
  cancelRequest,
  chargeKey,
  chargeRequest,
  ledgerRequest,
} from '@outerpark/core/contract/card-company'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Behaviour } from './behaviour.ts'
import { checked, readJson } from './body.ts'
import { makeCall, type SandboxEnv } from './call.ts'
import { latencyWith, verdictOn } from './cards.ts'
import { knobsReply } from './knobs.ts'
import type { Ledger } from './ledger.ts'
import { cancelSaid, chargeSaid, ledgerPage, outcomeSaid, unheardOfSaid } from './replies.ts'

/**
 * The card company's HTTP interface. `/charges` behaves as the knobs say; the ledger, the knobs and `/livez` belong
 * to whoever runs it, and always answer.
 *
 * @param key the bearer secret that everything but `/livez` asks for
 */
export function sandboxApp(ledger: Ledger, behaviour: Behaviour, key: string): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  const isKey = matcherOf(`Bearer ${key}`)

  app.get('/livez', (c) => c.json({ status: 'ok' }))

  app.use(async (c, next) => {
    if (!isKey(c.req.header('authorization') ?? ''))
      throw new HTTPException(401, { message: 'The bearer secret is wrong.' })
    await next()
  })

  app.post('/charges', async (c) => {
    const request = checked(chargeRequest, await readJson(c))
    const plan = behaviour.plan((usual) => latencyWith(request.method, usual))
    const verdict = () => (plan.declines ? verdictOn('card-declined') : verdictOn(request.method))
    return makeCall(c, plan, () => outcomeSaid(ledger.charge(request, verdict), chargeSaid))
  })

  app.post('/charges/:key/cancel', async (c) => {
    const key = checked(chargeKey, c.req.param('key'))
    const request = { key, ...checked(cancelRequest, await readJson(c)) }
    return makeCall(c, behaviour.plan(), () => outcomeSaid(ledger.cancel(request), cancelSaid))
  })

  app.get('/charges/:key', (c) => {
    const key = c.req.param('key')
    return makeCall(c, behaviour.plan(), () => {
      const charge = ledger.find(key)
      return charge ? chargeSaid(charge) : unheardOfSaid(key)
    })
  })

  app.get('/ledger', (c) => {
    const { after, limit } = checked(ledgerRequest, c.req.query())
    return c.json(ledgerPage(ledger.after(after, limit), limit))
  })

  app.get('/knobs', (c) => c.json(knobsReply(behaviour.knobs())))
  app.put('/knobs', async (c) =>
    c.json(knobsReply(behaviour.turn(checked(knobsRequest, await readJson(c))))),
  )
  app.delete('/knobs', (c) => c.json(knobsReply(behaviour.reset())))

  app.notFound((c) => c.json({ code: 'not-found', detail: 'There is nothing here.' }, 404))
  app.onError((error, c) => {
    if (error instanceof HTTPException)
      return c.json({ code: 'rejected', detail: error.message }, error.status)
    console.error(error)
    return c.json({ code: 'fault', detail: 'The sandbox failed.' }, 500)
  })
  return app
}

/** Compares with the secret in a time that does not tell how much of it was right. */
function matcherOf(secret: string): (given: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(secret)
  return (given) => timingSafeEqual(digest(given), expected)
}
