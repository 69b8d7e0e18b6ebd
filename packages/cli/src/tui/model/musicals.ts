import type { MusicalResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { readList } from '../../client/list.ts'
import { followNews, type News } from './news.ts'

/** Follows all musicals, newest first. */
export const followMusicals = ({ musicals }: Pick<Client, 'musicals'>, news: News) =>
  followNews<readonly MusicalResponse[]>(
    async () => (await readList(musicals, { limit: Number.POSITIVE_INFINITY })).items,
    news,
    ['MusicalRegistered', 'PerformanceAdded'],
  )
