import type { Http, Query } from '../http/http.ts'
import { checkedPage, type ListQuery, type Page } from './page.ts'

export const listing =
  ({ get }: Pick<Http, 'get'>) =>
  <T>(path: string) =>
  async (query: ListQuery & Query = {}) =>
    checkedPage(await get<Page<T>>(path, query), query.cursor)
