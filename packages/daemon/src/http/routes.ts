import type { Webhook } from '@outerpark/core/notice'
import type { Store } from '@outerpark/core/ports'
import { committer } from './commit.ts'
import type { Admission, PaymentPressure } from './overload.ts'
import type { Route } from './route.ts'
import { customerRoutes } from './routes/customers.ts'
import { eventRoutes } from './routes/events.ts'
import { type Health, healthRoutes, openApiRoute } from './routes/health.ts'
import { musicalRoutes } from './routes/musicals.ts'
import { type MyPageParts, myPageRoutes } from './routes/mypage.ts'
import { paymentRoutes } from './routes/payments.ts'
import { reservationRoutes } from './routes/reservations.ts'
import { type SandboxDesk, sandboxRoutes } from './routes/sandbox.ts'
import { type ReadStripeHint, stripeRoutes } from './routes/stripe.ts'
import { taskRoutes } from './routes/tasks.ts'
import { webhookRoutes } from './routes/webhook.ts'
import { streamMaker } from './streams.ts'

export type RouteParts = {
  readonly store: Store
  readonly myPage: MyPageParts
  readonly health: Health
  readonly tokenSecret: string
  /** lets every booking in at once if left out */
  readonly admit?: Admission
  /** as {@link PaymentPressure} has it; never, if left out */
  readonly pausedUntil?: PaymentPressure['pausedUntil']
  /** undefined where payments go to another gateway */
  readonly sandbox?: SandboxDesk | undefined
  /** undefined where no webhooks of Stripe are expected */
  readonly stripeHint?: ReadStripeHint | undefined
  /** the admin's; undefined where none is configured */
  readonly webhook?: Webhook | undefined
}

const atOnce: Admission = (_, take) => take(undefined)

/** Every address that the daemon answers (O1). */
export function allRoutes({
  store,
  myPage,
  health,
  tokenSecret,
  admit = atOnce,
  pausedUntil = () => undefined,
  sandbox,
  stripeHint,
  webhook,
}: RouteParts): Route[] {
  const commit = committer(store)
  const stream = streamMaker()
  const routes = [
    ...customerRoutes(commit, tokenSecret),
    ...musicalRoutes(commit, store.queries),
    ...reservationRoutes(commit, { ...store, admit, pausedUntil }),
    ...paymentRoutes(store.queries),
    ...myPageRoutes(myPage, stream),
    ...eventRoutes(store, stream),
    ...taskRoutes(store),
    ...sandboxRoutes(sandbox),
    ...stripeRoutes(store, stripeHint),
    ...webhookRoutes(commit, webhook),
    ...healthRoutes(health),
  ]
  return [...routes, openApiRoute(routes, health.version)]
}
