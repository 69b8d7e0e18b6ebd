import type { KnobsResponse, LedgerChargeResponse } from '@outerpark/core/contract'
import type { Page } from '../client/client.ts'
import { type ListOptions, readList } from '../client/list.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { latency, onOrOff, share } from '../input/knobs.ts'
import { givenOrAsked } from '../prompts/ask.ts'
import { words } from '../words/words.ts'

/** The knobs whose value is a share of the calls. */
export type ShareKnob = {
  [Knob in keyof KnobsResponse]: KnobsResponse[Knob] extends number ? Knob : never
}[keyof KnobsResponse]

/** How the card company behaves at the moment. */
export async function showKnobs(context: Context): Promise<KnobsResponse> {
  return (await connect(context, 'admin')).knobs()
}

/** Sets how long the card company takes to answer. */
export async function slow(context: Context, given: string | undefined): Promise<KnobsResponse> {
  const range = await givenOrAsked(context, given === undefined ? given : latency(given), {
    flag: 'LATENCY',
    message: words().asked.milliseconds,
    parse: latency,
  })
  return (await connect(context, 'admin')).turnKnobs({ latency: range })
}

/**
 * Sets to which share of the calls something happens.
 *
 * @param usual the share if none is given; if absent, it is asked for
 */
export async function turnShare(
  context: Context,
  knob: ShareKnob,
  given: string | undefined,
  usual?: number,
): Promise<KnobsResponse> {
  const part = await givenOrAsked(context, given === undefined ? usual : share(given), {
    flag: 'SHARE',
    message: words().asked.share,
    parse: share,
  })
  return (await connect(context, 'admin')).turnKnobs({ [knob]: part })
}

/** Begins or ends an outage of the card company. */
export async function outage(context: Context, given: string | undefined): Promise<KnobsResponse> {
  const away = await givenOrAsked(context, given === undefined ? given : onOrOff(given), {
    flag: 'on or off',
    message: words().asked.onOrOff,
    parse: onOrOff,
    choices: async () =>
      ['on', 'off'].map((value) => ({ value, name: words().asked.outage[value] ?? value })),
  })
  return (await connect(context, 'admin')).turnKnobs({ outage: away })
}

/** Resets every knob. */
export async function resetKnobs(context: Context): Promise<KnobsResponse> {
  return (await connect(context, 'admin')).resetKnobs()
}

/** The card company's own ledger, oldest charge first. */
export async function listLedger(
  context: Context,
  options: ListOptions,
): Promise<Page<LedgerChargeResponse>> {
  return readList((await connect(context, 'admin')).ledger, options)
}
