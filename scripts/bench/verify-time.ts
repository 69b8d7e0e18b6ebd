import { httpClient } from '../lab/client.ts'
import { adminTokenOf, startDaemon } from '../lab/daemon.ts'
import { type OfficeAccess, verify } from '../lab/office.ts'
import { prepareBooking } from './booking-load.ts'
import { type Effort, WARM_UP_SECONDS } from './booking-round.ts'
import { type LoadResult, runLoad } from './load-job.ts'

export type Verified = {
  readonly seconds: number
  /** the invariants that do not hold */
  readonly broken: readonly string[]
}

/** Checks all invariants of a home, with a daemon that has no other work. */
export function verifyHome(home: string): Promise<Verified> {
  return withOffice(home, timeVerify)
}

export type BesideVerify = {
  readonly loads: readonly LoadResult[]
  /** the results of all runs; the load lasts at least as long as the first run */
  readonly verified: readonly Verified[]
}

/** Books while `verify` runs again and again, until it has run at least once. */
export function bookBesideVerify(
  home: string,
  { connections, seconds }: Effort,
): Promise<BesideVerify> {
  return withOffice(home, async (office) => {
    const booking = await prepareBooking(office, home)
    const job = { ...booking, url: office.url, connections, seconds }
    const loads: LoadResult[] = []
    const verifying = repeat(() => timeVerify(office))
    do loads.push(await runLoad({ ...job, warmUpSeconds: WARM_UP_SECONDS }))
    while (!verifying.hasResult())
    return { loads, verified: await verifying.stop() }
  })
}

async function timeVerify(office: OfficeAccess): Promise<Verified> {
  const start = performance.now()
  const { checks } = await verify(office)
  const seconds = (performance.now() - start) / 1000
  const broken = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`)
  return { seconds, broken }
}

/** Does the work again and again until `stop`, at least once. */
function repeat<Result>(work: () => Promise<Result>) {
  const results: Result[] = []
  let [stopped, failed] = [false, false]
  const loop = async (): Promise<readonly Result[]> => {
    do results.push(await work())
    while (!stopped)
    return results
  }
  const working = loop()
  // `stop` awaits this promise. Until then a rejection must not be unhandled.
  working.catch(() => {
    failed = true
  })
  return {
    hasResult: (): boolean => failed || results.length > 0,
    /** Waits for the run that is under way. Returns the results of all runs. */
    stop(): Promise<readonly Result[]> {
      stopped = true
      return working
    },
  }
}

/** Starts a daemon on the home for `use`, and stops it afterwards. */
async function withOffice<Result>(
  home: string,
  use: (office: OfficeAccess & { readonly url: string }) => Promise<Result>,
): Promise<Result> {
  const daemon = await startDaemon({ home })
  const client = httpClient(daemon.url)
  try {
    return await use({ client, url: daemon.url, adminToken: adminTokenOf(home) })
  } finally {
    client.close()
    await daemon.stop()
  }
}
