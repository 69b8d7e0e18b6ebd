import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KnobsRequest } from '@outerpark/core/contract'
import type { LedgerCharge } from '@outerpark/core/ports'
import { type HttpGateway, httpGateway } from '../../payment/http-gateway.ts'
import { type Sandbox, startSandbox } from '../process.ts'

/** For tests: a real sandbox on a free port, with its ledger in a temporary folder, and the gateway to it. */
export type SandboxUnderTest = {
  readonly sandbox: Sandbox
  readonly gateway: HttpGateway
  /** the lines that the sandbox has logged */
  readonly lines: readonly string[]
  readonly turn: (change: KnobsRequest) => Promise<void>
  /** Turns every knob back. */
  readonly reset: () => Promise<void>
  readonly ledger: () => Promise<LedgerCharge[]>
  /** The amounts that the ledger has for one key. */
  readonly book: (key: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

export async function sandboxUnderTest(latency = '0-4'): Promise<SandboxUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'outerpark-sandbox-'))
  const lines: string[] = []
  const log = (line: string) => {
    lines.push(line)
  }
  const sandbox = await startSandbox({ db: join(folder, 'ledger.db'), latency, log })
  const gateway = httpGateway(sandbox)

  const knobs = async (method: string, body?: string) => {
    const headers = { authorization: `Bearer ${sandbox.key}`, 'content-type': 'application/json' }
    const init = body === undefined ? { method, headers } : { method, headers, body }
    const response = await fetch(`${sandbox.url}/knobs`, init)
    if (!response.ok) throw new Error(await response.text())
  }
  const ledger = async () => {
    const charges: LedgerCharge[] = []
    for await (const charge of gateway.ledger()) charges.push(charge)
    return charges
  }

  return {
    sandbox,
    gateway,
    lines,
    turn: (change) => knobs('PUT', JSON.stringify(change)),
    reset: () => knobs('DELETE'),
    ledger,
    async book(key) {
      const charge = (await ledger()).find((line) => line.key === key)
      return { charged: charge?.charged ?? 0, refunded: charge?.refunded ?? 0 }
    },
    async close() {
      gateway.close()
      await sandbox.stop()
      await rm(folder, { recursive: true })
    },
  }
}
