import type { KnobsResponse } from '@outerpark/core/contract'
import type { Command } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { ShareKnob } from '../commands/sandbox.ts'
import type { Context } from '../context.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const { listLedger, outage, resetKnobs, showKnobs, slow, turnShare } = lazily(
  () => import('../commands/sandbox.ts'),
)
const text = lazily(() => import('../output/sandbox.ts'))

/** Commands that make payment go wrong, to see what happens then. */
export function addSandbox(program: Command): void {
  const sandbox = program
    .command('sandbox')
    .description('the card company that comes with OuterPark: its knobs and its ledger (admin)')
  firstLeaf(sandbox, 'show', 'show its knobs', 'sandbox show --json').action(show)
  addKnobs(sandbox)
  withKey(leaf(sandbox, 'reset', 'reset all knobs', 'sandbox reset')).action(
    turns(async (context) => resetKnobs(context)),
  )
  addLedger(sandbox)
}

function addKnobs(sandbox: Command): void {
  withKey(
    leaf(sandbox, 'slow', 'how long it takes to answer', 'sandbox slow 400-620', 'sandbox slow 30'),
  )
    .argument('[latency]', 'milliseconds: 30 or 400-620; usually 20-60')
    .action(
      turns(async (context, latency: string | undefined) => slow(context, latency), {
        slowed: true,
      }),
    )
  addShares(sandbox)
  const away = leaf(
    sandbox,
    'outage [on|off]',
    'does nothing and answers nothing',
    'sandbox outage on',
    'sandbox outage off',
  )
  withKey(away).action(turns(async (context, given: string | undefined) => outage(context, given)))
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
      .argument('[share]', 'on, off, or the share of calls: 0.3 or 30%')
      .action(
        turns(async (context, share: string | undefined) =>
          turnShare(context, field, share, usual),
        ),
      )
  knob('fail', 'fail', 'answers with an error; half of these calls have an effect even so')
  knob('lose-replies', 'loseReplies', 'does the work, but sends no answer')
  knob('duplicate', 'duplicate', 'does the work twice, as if the call came twice', 1)
  knob('wrong-amount', 'wrongAmount', 'answers with another amount than it charged', 1)
  knob('decline', 'decline', 'declines good cards', 1)
}

function addLedger(sandbox: Command): void {
  withListOptions(
    leaf(
      sandbox,
      'ledger',
      'its ledger: each charge, oldest first',
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
  what: { readonly slowed?: boolean } = {},
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
