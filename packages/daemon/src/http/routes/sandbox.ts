import {
  flaw,
  type KnobsRequest,
  type KnobsResponse,
  knobsRequest,
  knobsResponse,
  type LedgerChargeResponse,
  ledgerChargeResponse,
} from '@outerpark/core/contract'
import {
  GatewayUnavailable,
  type IdempotencyKey,
  type Page,
  type PageRequest,
} from '@outerpark/core/ports'
import { z } from 'zod'
import type { KeptAnswers } from '../kept.ts'
import { pageOf, pageQuery } from '../lists.ts'
import { Problem } from '../problem.ts'
import { type Route, route } from '../route.ts'

/** What the routes need of the sandbox. Each call rejects with `GatewayUnavailable` while the sandbox is down. */
export type SandboxDesk = {
  readonly knobs: () => Promise<KnobsResponse>
  readonly turn: (change: KnobsRequest) => Promise<KnobsResponse>
  /** Turns every knob back, so that the sandbox works without trouble. */
  readonly reset: () => Promise<KnobsResponse>
  /** the card company's own ledger, oldest charge first */
  readonly ledger: (request: PageRequest) => Promise<Page<LedgerChargeResponse>>
}

const KNOBS = '/v1/sandbox/knobs'
/** The cursors are line numbers of the ledger. */
const ledgerQuery = pageQuery.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, flaw('not-a-cursor', {}))
    .optional()
    .meta({ description: 'the `next` of the previous page' }),
})

/**
 * The routes of the sandbox that this daemon has started: its knobs and its ledger.
 * @param desk undefined if payments go to another gateway
 */
export function sandboxRoutes(desk: SandboxDesk | undefined, kept: KeptAnswers): Route[] {
  const once = async <T>(
    key: IdempotencyKey | undefined,
    act: (desk: SandboxDesk) => Promise<T>,
  ) => {
    const { result, replayed } = await kept.once(key, () => asked(desk, act))
    return { status: 200, json: result, replayed }
  }
  const tag = 'sandbox'
  const audience = { staff: ['admin'] } as const
  const codes = ['no-sandbox', 'sandbox-unavailable'] as const
  return [
    route({
      method: 'get',
      path: KNOBS,
      audience,
      tag,
      summary: 'The knobs of the sandbox',
      answer: knobsResponse,
      codes,
      handle: async () => ({ status: 200, json: await asked(desk, (it) => it.knobs()) }),
    }),
    route({
      method: 'put',
      path: KNOBS,
      audience,
      tag,
      summary: 'Change some knobs; the others keep their values',
      body: knobsRequest,
      answer: knobsResponse,
      codes,
      handle: ({ body, idempotency }) => once(idempotency, (it) => it.turn(body)),
    }),
    route({
      method: 'delete',
      path: KNOBS,
      audience,
      tag,
      summary: 'Reset all knobs',
      answer: knobsResponse,
      codes,
      handle: ({ idempotency }) => once(idempotency, (it) => it.reset()),
    }),
    route({
      method: 'get',
      path: '/v1/sandbox/ledger',
      audience,
      tag,
      summary: "The card company's ledger, oldest charge first",
      query: ledgerQuery,
      answer: pageOf(ledgerChargeResponse),
      codes,
      handle: async ({ query }) => ({
        status: 200,
        json: await asked(desk, (it) => it.ledger(query)),
      }),
    }),
  ]
}

/**
 * Asks the sandbox, and gives its answer.
 * @throws Problem `no-sandbox` if payments go to another gateway, `sandbox-unavailable` while the sandbox is down
 */
async function asked<T>(
  desk: SandboxDesk | undefined,
  question: (desk: SandboxDesk) => Promise<T>,
): Promise<T> {
  if (!desk) throw new Problem('no-sandbox', {})
  try {
    return await question(desk)
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error
    throw new Problem('sandbox-unavailable', {})
  }
}
