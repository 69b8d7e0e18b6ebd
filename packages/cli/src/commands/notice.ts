import type { NoticeResponse } from '@outerpark/core/contract'
import type { Page } from '../client.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { type ListOptions, readList } from './list.ts'

export async function listNotices(
  context: Context,
  options: ListOptions,
): Promise<Page<NoticeResponse>> {
  const client = await connect(context, 'customer')
  return readList(client.notices, options)
}
