import type { KnobsResponse } from '@outerpark/core/contract'
import type { Command } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { ShareKnob } from '../commands/sandbox.ts'
import type { Context } from '../context.ts'
import { help } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const { listLedger, outage, resetKnobs, showKnobs, slow, turnShare } = lazily(
  () => import('../commands/sandbox.ts'),
)
const text = lazily(() => import('../output/sandbox.ts'))

/** Commands that make payment go wrong, to see what happens then. */
export function addSandbox(program: Command): void {
  const sandbox = program.command('sandbox').description(help().sandbox.about)
  firstLeaf(sandbox, 'show', help().sandbox.show.about, 'sandbox show --json').action(show)
  addKnobs(sandbox)
  withKey(leaf(sandbox, 'reset', help().sandbox.reset.about, 'sandbox reset')).action(
    turns(async (context) => resetKnobs(context)),
  )
  addLedger(sandbox)
}

function addKnobs(sandbox: Command): void {
  withKey(
    leaf(sandbox, 'slow', help().sandbox.slow.about, 'sandbox slow 400-620', 'sandbox slow 30'),
  )
    .argument('[latency]', help().sandbox.slow.latency)
    .action(
      turns(async (context, latency: string | undefined) => slow(context, latency), {
        slowed: true,
      }),
    )
  addShares(sandbox)
  const away = leaf(
    sandbox,
    'outage [on|off]',
    help().sandbox.outage.about,
    'sandbox outage on',
    'sandbox outage off',
  )
  withKey(away).action(
    turns(async (context, given: string | undefined) => outage(context, given), { back: true }),
  )
}

/** The knobs for a share of the calls. If a knob has a usual share, its command needs no argument. */
function addShares(sandbox: Command): void {
  const knob = (name: string, field: ShareKnob, about: string, usual?: number) =>
    withKey(
      leaf(
        sandbox,
        name,
        about,
        `sandbox ${name} 0.3`,
        `sandbox ${name} off`,
        ...(usual === undefined ? [] : [`sandbox ${name}`]),
      ),
    )
      .argument('[share]', help().sandbox.share)
      .action(
        turns(async (context, share: string | undefined) =>
          turnShare(context, field, share, usual),
        ),
      )
  knob('fail', 'fail', help().sandbox.fail.about)
  knob('lose-replies', 'loseReplies', help().sandbox.loseReplies.about)
  knob('duplicate', 'duplicate', help().sandbox.duplicate.about, 1)
  knob('wrong-amount', 'wrongAmount', help().sandbox.wrongAmount.about, 1)
  knob('decline', 'decline', help().sandbox.decline.about, 1)
}

function addLedger(sandbox: Command): void {
  withListOptions(
    leaf(
      sandbox,
      'ledger',
      help().sandbox.ledger.about,
      'sandbox ledger',
      'sandbox ledger --json --limit 10',
    ),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listLedger(context, options)
      return { data, text: text.ledgerText, note: moreNote(data) }
    }),
  )
}

/** An action that prints all knobs as they are after `work`. */
function turns<Args extends unknown[]>(
  work: (context: Context, ...args: Args) => Promise<KnobsResponse>,
  what: { readonly slowed?: boolean; readonly back?: boolean } = {},
) {
  return prints(async (context, ...args: Args) => {
    const data = await work(context, ...args)
    return {
      data,
      text: text.knobsText,
      note: await text.wayBack(data, what),
    }
  })
}

const show = turns(async (context) => showKnobs(context))
