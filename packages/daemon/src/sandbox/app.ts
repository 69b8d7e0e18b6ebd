import { createHash, timingSafeEqual } from 'node:crypto'
import { knobsRequest } from '@outerpark/core/contract'
import {
  chargeKey,
  chargeRequest,
  ledgerRequest,
  refundRequest,
  voidRequest,
} from '@outerpark/core/contract/card-company'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Behaviour } from './behaviour.ts'
import { checked, readJson } from './body.ts'
import type { Ledger } from './book.ts'
import { makeCall, type SandboxEnv } from './call.ts'
import { latencyWith, verdictOn } from './cards.ts'
import { knobsReply } from './knobs.ts'
import {
  chargeSaid,
  ledgerPage,
  refundSaid,
  stateSaid,
  unheardOfSaid,
  voidSaid,
} from './replies.ts'

/**
 * The card company's HTTP interface. The knobs decide how `/charges` behaves. The ledger, the knobs and `/livez` are
 * for the person who runs the sandbox, and always answer.
 *
 * @param key the bearer secret, which every route except `/livez` requires
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

  serveCharges(app, ledger, behaviour)
  serveDesk(app, ledger, behaviour)

  app.notFound((c) => c.json({ code: 'not-found', detail: 'There is nothing here.' }, 404))
  app.onError((error, c) => {
    if (error instanceof HTTPException)
      return c.json({ code: 'rejected', detail: error.message }, error.status)
    console.error(error)
    return c.json({ code: 'fault', detail: 'The sandbox failed.' }, 500)
  })
  return app
}

/** The routes for the box office. The knobs decide how they behave. */
function serveCharges(app: Hono<SandboxEnv>, ledger: Ledger, behaviour: Behaviour): void {
  app.post('/charges', async (c) => {
    const request = checked(chargeRequest, await readJson(c))
    const plan = behaviour.plan((usual) => latencyWith(request.method, usual))
    const verdict = () => (plan.declines ? verdictOn('card-declined') : verdictOn(request.method))
    return makeCall(c, plan, () => chargeSaid(ledger.charge(request, verdict)))
  })

  app.post('/charges/:key/void', async (c) => {
    const key = checked(chargeKey, c.req.param('key'))
    const request = { key, ...checked(voidRequest, await readJson(c)) }
    return makeCall(c, behaviour.plan(), () => voidSaid(ledger.void(request)))
  })

  app.post('/charges/:key/refunds', async (c) => {
    const key = checked(chargeKey, c.req.param('key'))
    const request = { key, ...checked(refundRequest, await readJson(c)) }
    return makeCall(c, behaviour.plan(), () => refundSaid(ledger.refund(request)))
  })

  app.get('/charges/:key', (c) => {
    const key = c.req.param('key')
    return makeCall(c, behaviour.plan(), () => {
      const charge = ledger.find(key)
      return charge ? stateSaid(charge, ledger.refundsOf(key)) : unheardOfSaid(key)
    })
  })
}

/** The routes for the person who runs the sandbox. They always answer. */
function serveDesk(app: Hono<SandboxEnv>, ledger: Ledger, behaviour: Behaviour): void {
  app.get('/ledger', (c) => {
    const { after, limit } = checked(ledgerRequest, c.req.query())
    return c.json(ledgerPage(ledger.after(after, limit), limit))
  })

  app.get('/knobs', (c) => c.json(knobsReply(behaviour.knobs())))
  app.put('/knobs', async (c) =>
    c.json(knobsReply(behaviour.turn(checked(knobsRequest, await readJson(c))))),
  )
  app.delete('/knobs', (c) => c.json(knobsReply(behaviour.reset())))
}

/** Makes a function that compares with the secret. Its time does not show how many characters were right. */
function matcherOf(secret: string): (given: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(secret)
  return (given) => timingSafeEqual(digest(given), expected)
}
