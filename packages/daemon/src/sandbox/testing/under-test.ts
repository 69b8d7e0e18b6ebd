import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KnobsRequest } from '@outerpark/core/contract'
import type { LedgerCharge } from '@outerpark/core/ports'
import type { GatewayAddress } from '../../payment/http-exchange.ts'
import { type HttpGateway, httpGateway } from '../../payment/http-gateway.ts'
import { sandboxDesk } from '../../payment/sandbox-desk.ts'
import { launch } from '../child.ts'
import { type Sandbox, startSandbox } from '../process.ts'

/** For tests: a real card company with its ledger in a temporary folder, and the gateway to it. */
type CompanyUnderTest = {
  readonly gateway: HttpGateway
  readonly turn: (change: KnobsRequest) => Promise<void>
  /** Turns every knob back. */
  readonly reset: () => Promise<void>
  readonly ledger: () => Promise<LedgerCharge[]>
  /** The amounts that the ledger has for one key. */
  readonly book: (key: string) => Promise<{ charged: number; refunded: number }>
  readonly close: () => Promise<void>
}

/** The sandbox as the daemon has it: on a socket, and started again when it dies. */
export type SandboxUnderTest = CompanyUnderTest & {
  readonly sandbox: Sandbox
  /** the lines that the sandbox has logged */
  readonly lines: readonly string[]
}

/** A card company elsewhere, at a port. */
export type CompanyElsewhere = CompanyUnderTest & {
  /** the settings with which a daemon uses it */
  readonly settings: {
    readonly OUTERPARK_GATEWAY_URL: string
    readonly OUTERPARK_GATEWAY_KEY: string
  }
}

const newFolder = () => mkdtemp(join(tmpdir(), 'outerpark-sandbox-'))

export async function sandboxUnderTest(latency = '0-4'): Promise<SandboxUnderTest> {
  const folder = await newFolder()
  const lines: string[] = []
  const log = (line: string) => {
    lines.push(line)
  }
  const db = join(folder, 'ledger.db')
  const sandbox = await startSandbox({ db, socketFolder: folder, latency, log })
  return { sandbox, lines, ...company(sandbox.address, { folder, stop: sandbox.stop }) }
}

/** The same program at a free port, as a card company that other programs use too. */
export async function companyElsewhere(): Promise<CompanyElsewhere> {
  const folder = await newFolder()
  const key = randomBytes(32).toString('base64url')
  const settings = { db: join(folder, 'ledger.db'), at: 0, key, latency: '0-4' }
  const { address: url, stop } = await launch(settings, () => {})
  return {
    settings: { OUTERPARK_GATEWAY_URL: url, OUTERPARK_GATEWAY_KEY: key },
    ...company(() => ({ url, key }), { folder, stop }),
  }
}

function company(
  address: () => GatewayAddress,
  { folder, stop }: { readonly folder: string; readonly stop: () => Promise<void> },
): CompanyUnderTest {
  const gateway = httpGateway({ address })
  const desk = sandboxDesk({ address, officeName: 'office' })
  const ledger = async () => {
    const charges: LedgerCharge[] = []
    for await (const charge of gateway.ledger()) charges.push(charge)
    return charges
  }
  return {
    gateway,
    async turn(change) {
      await desk.turn(change)
    },
    async reset() {
      await desk.reset()
    },
    ledger,
    async book(key) {
      const charge = (await ledger()).find((line) => line.key === key)
      return { charged: charge?.charged ?? 0, refunded: charge?.refunded ?? 0 }
    },
    async close() {
      gateway.close()
      desk.close()
      await stop()
      await rm(folder, { recursive: true })
    },
  }
}
