import type { MusicalResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { readList } from '../../client/list.ts'
import { followAgain } from './polled.ts'

const EVERY_MS = 1_000

/** Follows all musicals, newest first. */
export const followMusicals = ({ musicals }: Pick<Client, 'musicals'>) =>
  followAgain<readonly MusicalResponse[]>(
    async () => (await readList(musicals, { limit: Number.POSITIVE_INFINITY })).items,
    EVERY_MS,
  )
