import type { HallVersionResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { Failure } from '../failure.ts'
import { refusal } from '../http/refusal.ts'

/**
 * A version of a hall.
 *
 * @throws Failure `plan-not-found` if the hall has no such version
 */
export const hallVersionOf = (
  client: Pick<Client, 'hallVersion'>,
  hall: string,
  version: number,
): Promise<HallVersionResponse> =>
  client.hallVersion(hall, version).catch((error: unknown) => {
    const isMissing = error instanceof Failure && error.code === 'hall-not-found'
    throw isMissing ? refusal('plan-not-found', { hall, version }) : error
  })
