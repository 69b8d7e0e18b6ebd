import type { CustomerId, PerformanceId, ReservationId } from '@outerpark/core/kernel'
import { GatewayUnavailable, type PaymentGateway, type Store } from '@outerpark/core/ports'
import { afterEach, beforeEach, vi } from 'vitest'
import { deliverToInbox } from '../../notice/inbox.ts'
import { readConfig } from '../../settings/config.ts'
import { openMemoryStore } from '../../store/memory/store.ts'
import { START } from '../../testing/clock.ts'
import { countedIds } from '../../testing/ids.ts'
import { type MemoryGateway, memoryGateway } from '../../testing/memory-gateway.ts'
import { accepted, actors, grade } from '../../testing/season.ts'
import { type Pipeline, startPipeline } from '../pipeline.ts'

type Scene = {
  store: Store
  minji: CustomerId
  phantom: PerformanceId
  company: MemoryGateway
  /** is called before each call to the card company; throws if the card company is in trouble */
  trouble: (request: { key: string }) => void
  /** the messages of all warnings in the log */
  warnings: string[]
}

/** The trouble of a card company that does not answer. */
export const down = () => {
  throw new GatewayUnavailable('no answer')
}

/** Lets so many milliseconds of virtual time pass, and everything that is due happen. */
export const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

/** Pipelines in virtual time, on a store in memory. Each test of the file gets a new store. */
export function pipelineScene() {
  const scene = {} as Scene // filled before each test
  let running: Pipeline[]

  beforeEach(async () => {
    vi.useFakeTimers({
      now: START,
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'],
    })
    const store = openMemoryStore({ clock: { now: Date.now }, newId: countedIds() })
    const minji = await actors(store).customer()
    const { performanceId } = await actors(store).performance([grade('VIP', 100)])
    const company = memoryGateway()
    const facts = { store, minji, phantom: performanceId, company }
    Object.assign(scene, { ...facts, trouble: () => {}, warnings: [] })
    running = []
  })
  afterEach(async () => {
    const stopped = Promise.all(running.map((pipeline) => pipeline.stop(0)))
    await pass(2_000)
    await stopped
    vi.useRealTimers()
  })

  /** Starts a pipeline with these settings. */
  async function start(environment: Record<string, string> = {}): Promise<Pipeline> {
    const settings = readConfig({
      OUTERPARK_HOME: '/nowhere',
      OUTERPARK_BREAKER_MINIMUM_CALLS: '4',
      ...environment,
    })
    const pipeline = startPipeline(settings, {
      store: scene.store,
      clock: { now: Date.now },
      random: () => 0.5,
      cardCompany: troubled(scene),
      lastBreaker: await scene.store.queries.breaker(),
      notifier: { inbox: deliverToInbox },
      log: {
        warn: (_: object, message?: string) => void scene.warnings.push(message ?? ''),
        error: () => {},
      },
    })
    running.push(pipeline)
    return pipeline
  }
  const eventsOf = async (type: string) =>
    (await scene.store.queries.events(1, 10_000)).filter((event) => event.type === type)

  return Object.assign(scene, {
    start,
    eventsOf,
    book: async () => accepted(await actors(scene.store).book(scene.minji, scene.phantom)).id,
    statusOf: async (id: ReservationId) => (await scene.store.queries.reservation(id, {}))?.status,
    /** the states that the breaker has changed to */
    changes: async () =>
      (await eventsOf('BreakerChanged')).map((event) => 'to' in event && event.to),
  })
}

/** The card company of the scene, with its trouble. */
const troubled = (scene: Scene): PaymentGateway => ({
  ...scene.company,
  async approve(request, signal) {
    scene.trouble(request)
    return scene.company.approve(request, signal)
  },
  async void(request, signal) {
    scene.trouble(request)
    return scene.company.void(request, signal)
  },
  async refund(request, signal) {
    scene.trouble(request)
    return scene.company.refund(request, signal)
  },
})
