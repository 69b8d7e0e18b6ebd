import type { MyPageStep, RebuildResponse } from '@outerpark/core/contract'
import { idPrefix, isWholeId } from '@outerpark/core/kernel'
import { type MyPage, type MyPageQuery, readMyPage } from '../client/mypage.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure, usage } from '../failure.ts'
import { untilInterrupted, watching } from '../interrupt.ts'
import { ADMIN } from '../profiles/names.ts'

export type MyPageOptions = {
  /** the page includes at least the event at this position */
  readonly after?: number
  /** whose page, for an admin */
  readonly customer?: string
}

export async function showMyPage(context: Context, options: MyPageOptions): Promise<MyPage> {
  const whose = owner(context, options)
  const client = await connect(context, 'customer')
  return readMyPage(client, { ...whose, ...after(options) })
}

/** The page as it is now, then each step after it, until the command is ended. */
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

/** Makes the view again from all events. The old view answers until the new one is ready. */
export async function rebuildMyPage(context: Context): Promise<RebuildResponse> {
  return (await connect(context, 'admin')).rebuildMyPage()
}

/** Whose page: a customer sees their own only, an admin has none and has to name a customer. */
function owner({ profile }: Context, { customer }: MyPageOptions): MyPageQuery {
  if (customer !== undefined) return { customerId: wholeCustomerId(customer) }
  if (profile !== ADMIN) return {}
  throw failure(
    'missing-argument',
    '--customer is missing: the admin has no MyPage.',
    'Example: outerpark mypage --profile admin --customer CU-7KQ2M9XW4T',
  )
}

/** There is no list of customers in which to look up the start of an id. */
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
