// The sandbox as a child of the script, so that the script can stop it while the daemon runs.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { type KnobsRequest, type KnobsResponse, knobsResponse } from '@outerpark/core/contract'
import { root } from '../workspace.mjs'
import { expectAnswer, httpClient } from './client.ts'
import { freePort } from './free-port.ts'

const ENTRY = join(root, 'packages/daemon/bundle/sandbox/main.js')

/**
 * The ledger of this card company, in the home. A daemon would take `sandbox.db` for its own, and a home that has that and no
 * database has lost one.
 */
export const LEDGER_ELSEWHERE = 'company.db'

export type Sandbox = {
  /** the variables with which a daemon uses this sandbox */
  readonly env: { readonly OUTERPARK_GATEWAY_URL: string; readonly OUTERPARK_GATEWAY_KEY: string }
  /** Makes it unreachable. `frozen`: accepts connections, never answers (SIGSTOP). `dead`: refuses them (SIGKILL). */
  readonly takeAway: (how: 'frozen' | 'dead') => Promise<void>
  /** Brings it back with the same address, key and ledger. */
  readonly bringBack: () => Promise<void>
  /** Turns these of its knobs. */
  readonly turn: (change: KnobsRequest) => Promise<KnobsResponse>
  readonly stop: () => Promise<void>
}

/** @param home the folder of its ledger */
export async function startSandbox(home: string): Promise<Sandbox> {
  const port = await freePort()
  const key = randomBytes(32).toString('base64url')
  const settings = {
    OUTERPARK_SANDBOX_DB: join(home, LEDGER_ELSEWHERE),
    OUTERPARK_SANDBOX_PORT: String(port),
    OUTERPARK_SANDBOX_KEY: key,
  }
  const url = `http://127.0.0.1:${port}`
  let running = await launch(settings)
  let away: 'frozen' | 'dead' | undefined
  return {
    env: {
      OUTERPARK_GATEWAY_URL: url,
      OUTERPARK_GATEWAY_KEY: key,
    },
    async takeAway(how) {
      away = how
      running.child.kill(how === 'frozen' ? 'SIGSTOP' : 'SIGKILL')
      if (how === 'dead') await running.ended
    },
    async bringBack() {
      if (away === 'frozen') running.child.kill('SIGCONT')
      if (away === 'dead') running = await launch(settings)
      away = undefined
    },
    async turn(change) {
      const client = httpClient(url)
      const question = { method: 'PUT', path: '/knobs', token: key, body: change } as const
      const answer = await client.ask(question).finally(client.close)
      return expectAnswer(answer, 200, knobsResponse)
    },
    async stop() {
      running.child.kill('SIGKILL')
      await running.ended
    },
  }
}

/** Starts the process of the sandbox. It ends with this process, since it ends when it loses its parent. */
async function launch(settings: Readonly<Record<string, string>>) {
  const child = fork(ENTRY, [], { env: { ...process.env, ...settings }, execArgv: [] })
  const ended = once(child, 'exit')
  // Its first message says that it is ready, or why it did not start.
  const [said] = await Promise.race([once(child, 'message'), ended])
  if (said?.kind !== 'ready') throw new Error(`The sandbox did not start: ${JSON.stringify(said)}`)
  return { child, ended }
}
