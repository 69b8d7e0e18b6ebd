import type { NoticeResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'

export async function listNotices(
  context: Context,
  options: ListOptions,
): Promise<Page<NoticeResponse>> {
  const client = await connect(context, 'customer')
  return readList(client.notices, options)
}
