import type { MyPageStep, RebuildResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'
import { type MyPage, type MyPageQuery, readMyPage } from '../client/mypage.ts'
import { customerId } from '../client/whose.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { untilInterrupted, watching } from '../interrupt.ts'
import { ADMIN } from '../profiles/names.ts'
import { chooser } from '../prompts/ask.ts'

export type MyPageOptions = {
  /** the page includes at least the event at this position */
  readonly after?: number
  /** whose page, for an admin */
  readonly customer?: string
}

export async function showMyPage(context: Context, options: MyPageOptions): Promise<MyPage> {
  checkOwner(context, options)
  const client = await connect(context, options.customer === undefined ? 'customer' : 'admin')
  const whose = await owner(context, client, options)
  return readMyPage(client, { ...whose, ...after(options) })
}

/** The page as it is now, then each step after it, until the command is ended. */
export async function* watchMyPage(
  context: Context,
  options: MyPageOptions,
): AsyncGenerator<MyPage | MyPageStep> {
  checkOwner(context, options)
  const client = await connect(context, options.customer === undefined ? 'customer' : 'admin')
  const whose = await owner(context, client, options)
  const page = await readMyPage(client, { ...whose, ...after(options) })
  // From here on: before, Ctrl-C ends the command even if the box office does not answer.
  const signal = untilInterrupted()
  yield page
  yield* client.followMyPage({ ...whose, after: page.position }, signal, watching(context))
}

/** Makes the view again from all events. The old view answers until the new one is ready. */
export async function rebuildMyPage(context: Context): Promise<RebuildResponse> {
  return (await connect(context, 'admin')).rebuildMyPage()
}

/** Whose page: a customer sees their own only, an admin has none and has to name a customer. */
async function owner(
  context: Context,
  client: Client,
  { customer }: MyPageOptions,
): Promise<MyPageQuery> {
  return customer === undefined
    ? {}
    : { customerId: await customerId(client, customer, chooser(context)) }
}

function checkOwner({ profile }: Context, { customer }: MyPageOptions): void {
  if (customer !== undefined || profile !== ADMIN) return
  throw failure(
    'missing-argument',
    ({ people }) => people.adminHasNoPage,
    ({ people }) => people.pageExample,
  )
}

const after = (options: MyPageOptions) =>
  options.after === undefined ? {} : { after: options.after }
