import type { MyPageResponse } from '@outerpark/core/contract'
import { oddAnswer } from '../http/odd-answer.ts'
import type { Client } from './client.ts'

/** A whole MyPage. */
export type MyPage = Omit<MyPageResponse, 'next'>

export type MyPageQuery = {
  /** the page includes at least the event at this position */
  readonly after?: number
  readonly customerId?: string
}

/**
 * Reads a whole MyPage, with as many requests as that takes.
 * Its position is that of the first answer: whoever follows the page from there misses nothing.
 */
export async function readMyPage(
  client: Pick<Client, 'myPage'>,
  query: MyPageQuery,
): Promise<MyPage> {
  const { next: firstNext, ...page } = await client.myPage(query)
  let next = firstNext
  while (next !== null) {
    const older = await client.myPage({ ...query, cursor: next })
    if (older.next === next) throw oddAnswer()
    page.reservations.push(...older.reservations)
    next = older.next
  }
  return page
}
