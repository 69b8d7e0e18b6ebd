import { randomFillSync } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as breathe } from 'node:timers/promises'
import type { StatusResponse } from '@outerpark/core/contract'
import { ID_LENGTH, idFromBytes, type NewId } from '@outerpark/core/kernel'
import { makeApp } from '../http/app.ts'
import { callerFinder } from '../http/caller.ts'
import { admission } from '../http/overload.ts'
import { allRoutes } from '../http/routes.ts'
import { listen } from '../http/server.ts'
import { startMyPage } from '../mypage/index.ts'
import { homeFiles, secretOf } from '../process/home.ts'
import type { Logger } from '../process/log.ts'
import type { Config } from '../settings/config.ts'
import { openSqliteStore } from '../store/sqlite/store.ts'
import { verifier } from '../verify/verify.ts'
import { openGateway } from './gateway.ts'
import { openNotifier } from './notifier.ts'
import { startPipeline } from './pipeline.ts'
import { noticeStatus, workStatus } from './status.ts'

/** How long requests and tasks in flight may take to end when the daemon stops. */
const GRACE_MS = 20_000
/** Idempotency keys live for 24 h, and at most this much longer. */
const SWEEP_EVERY_MS = 5 * 60 * 1000
const SWEEP_PAUSE_MS = 50

const clock = { now: Date.now }

/** Random bytes are bought by the thousand: asking the kernel for each id would cost more than the id. */
function idMaker(): NewId {
  const pool = new Uint8Array(4096)
  let used = pool.length
  return (kind) => {
    if (used + ID_LENGTH > pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += ID_LENGTH
    return idFromBytes(kind, pool.subarray(used - ID_LENGTH, used))
  }
}

export type BoxOffice = {
  readonly url: string
  readonly startedAt: string
  /** Takes nothing new, ends what was begun, and closes: no accepted request is lost (O8). */
  readonly stop: () => Promise<void>
}

/** Puts the adapters together and opens the box office. The home must be locked already. */
export async function openBoxOffice(
  config: Config,
  { log, version, instance }: { log: Logger; version: string; instance: string },
): Promise<BoxOffice> {
  const files = homeFiles(config.home)
  const startedAt = new Date().toISOString()
  const stopping = new AbortController()
  const adminToken = secretOf(files.adminToken, 'opa_')
  const tokenSecret = secretOf(files.tokenSecret, '')

  // First: what is wrong with its configuration is said before anything is opened.
  const notices = openNotifier(config, clock)
  const { channels } = notices
  const store = openSqliteStore(files.store, { clock, newId: idMaker(), channels })
  const myPage = startMyPage({
    eventLogFile: files.store,
    viewFile: files.view,
    onError: (error) => log.error({ err: error }, 'MyPage'),
  })
  store.onCommit(() => myPage.wake())
  const gateway = await openGateway(config, {
    office: store.office,
    ledgerFile: files.ledger,
    log,
  })
  const pipeline = startPipeline(config, {
    store,
    clock,
    random: Math.random,
    gateway: gateway.gateway,
    lastBreaker: await store.queries.breaker(),
    notifier: notices.notifier,
    webhook: notices.webhook,
    log,
  })
  const sweep = async (): Promise<void> => {
    // Some at a time, so that no booking waits long for it.
    while ((await store.sweep()) > 0 && !stopping.signal.aborted) await breathe(SWEEP_PAUSE_MS)
  }
  const sweepAll = () => void sweep().catch((err) => log.error({ err }, 'sweep'))
  sweepAll()
  const sweeper = setInterval(sweepAll, SWEEP_EVERY_MS)

  const status = async (): Promise<StatusResponse> => ({
    version,
    mode: config.mode,
    pid: process.pid,
    startedAt,
    position: await store.queries.lastPosition(),
    myPagePosition: myPage.position(),
    ...(await workStatus(pipeline, store.queries)),
    ...(await noticeStatus(notices, store.queries)),
  })
  const verify = verifier({
    storeFile: files.store,
    myPage,
    lastPosition: store.queries.lastPosition,
    book: gateway.book,
  })
  const pausedUntil = () => {
    const { state, retryAt } = pipeline.breaker()
    return state === 'closed' ? undefined : (retryAt ?? clock.now())
  }
  const app = makeApp({
    routes: allRoutes({
      store,
      clock,
      tokenSecret,
      myPage,
      pausedUntil,
      admit: admission(config, {
        pausedUntil,
        unpaid: async () => (await store.queries.taskCounts())['approve-payment'].waiting,
        perSecond: pipeline.paymentsPerSecond,
      }),
      sandbox: gateway.sandbox,
      stripeHint: gateway.stripeHint,
      webhook: notices.webhook,
      health: { version, instance, ready: () => !stopping.signal.aborted, status, verify },
    }),
    findCaller: callerFinder(adminToken, store.queries.customerByToken),
    allowedHosts: config.allowedHosts,
    stopping: stopping.signal,
    onFault: (err, request) => log.error({ err, request }, 'fault'),
  })
  const closeAll = async () => {
    clearInterval(sweeper)
    await pipeline.stop(GRACE_MS)
    notices.close()
    await gateway.close()
    await myPage.close()
    await store.close()
  }
  const server = await listen(app, config).catch(async (error) => {
    await closeAll()
    throw error
  })
  log.info({ url: server.url, version, home: config.home }, 'open')

  return {
    url: server.url,
    startedAt,
    async stop() {
      log.info('draining')
      stopping.abort()
      await server.stop(GRACE_MS)
      await closeAll()
      // Last: until then `stop` and `status` still find this daemon.
      rmSync(files.state, { force: true })
      log.info('closed')
    },
  }
}
