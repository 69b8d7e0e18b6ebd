import type { MyPageStep, RebuildResponse } from '@outerpark/core/contract'
import { idPrefix, isWholeId } from '@outerpark/core/kernel'
import { type MyPage, type MyPageQuery, readMyPage } from '../client/mypage.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import { untilInterrupted, watching } from '../interrupt.ts'
import { ADMIN } from '../profiles/names.ts'

export type MyPageOptions = {
  /** at least what the event at this position led to */
  readonly after?: number
  /** whose page, for an admin */
  readonly customer?: string
}

export async function showMyPage(context: Context, options: MyPageOptions): Promise<MyPage> {
  const whose = owner(context, options)
  const client = await connect(context, 'customer')
  return readMyPage(client, { ...whose, ...after(options) })
}

/** The page as it is now, and then every step that comes after it until somebody ends the command. */
export async function* watchMyPage(
  context: Context,
  options: MyPageOptions,
): AsyncGenerator<MyPage | MyPageStep> {
  const whose = owner(context, options)
  const signal = untilInterrupted()
  const client = await connect(context, 'customer')
  const page = await readMyPage(client, { ...whose, ...after(options) })
  yield page
  yield* client.followMyPage({ ...whose, after: page.position }, signal, watching(context))
}

/** Makes the view anew from all events; the old one answers until it is there. */
export async function rebuildMyPage(context: Context): Promise<RebuildResponse> {
  return (await connect(context, 'admin')).rebuildMyPage()
}

/** Customers have one page and see no other; an admin has none and names whose. */
function owner({ profile }: Context, { customer }: MyPageOptions): MyPageQuery {
  if (customer !== undefined) return { customerId: wholeCustomerId(customer) }
  if (profile !== ADMIN) return {}
  throw failure(
    'missing-argument',
    '--customer is missing: the admin has no MyPage.',
    'Example: outerpark mypage --profile admin --customer CU-7KQ2M9XW4T',
  )
}

/** Customers are not listed, so nobody knows how the start of an id goes on. */
function wholeCustomerId(typed: string): string {
  const id = idPrefix('customer', typed)
  if (id !== undefined && isWholeId('customer', id)) return id
  throw usage(
    `--customer needs a whole id such as CU-7KQ2M9XW4T, not "${typed}".`,
    'Every payment names its customer: outerpark payment list --profile admin --json',
  )
}

const after = (options: MyPageOptions) =>
  options.after === undefined ? {} : { after: options.after }
