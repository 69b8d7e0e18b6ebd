// Turns the knobs of the sandbox through the daemon that runs it.
import { type KnobsRequest, type KnobsResponse, knobsResponse } from '@outerpark/core/contract'
import { expectAnswer } from './client.ts'
import type { OfficeAccess } from './office.ts'

const path = '/v1/sandbox/knobs'

/** Turns these knobs. The others keep their values. */
export async function turnKnobs(
  { client, adminToken }: OfficeAccess,
  body: KnobsRequest,
): Promise<KnobsResponse> {
  const answer = await client.ask({ method: 'PUT', path, token: adminToken, body })
  return expectAnswer(answer, 200, knobsResponse)
}

/** Turns every knob back. */
export async function resetKnobs({ client, adminToken }: OfficeAccess): Promise<KnobsResponse> {
  const answer = await client.ask({ method: 'DELETE', path, token: adminToken })
  return expectAnswer(answer, 200, knobsResponse)
}
