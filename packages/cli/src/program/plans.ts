import type { Command } from 'commander'
import type { PlanOptions } from '../commands/performance-plan.ts'
import type { BlockOptions, RepaintOptions } from '../commands/repaint.ts'
import type { ReplanOptions } from '../commands/replan.ts'
import type { Context } from '../context.ts'
import type { PerformancePlan, ReplannedPerformance } from '../hall/performance-plan.ts'
import { pricesWith } from '../input/hall-prices.ts'
import { planVersion } from '../input/numbers.ts'
import type { Paint } from '../output/paint.ts'
import { help, words } from '../words/words.ts'
import { prints, type Result } from './action.ts'
import { leaf, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { changePlan, namesPlan, showPlan } = lazily(() => import('../commands/performance-plan.ts'))
const { blockSeats, paintSeats, unblockSeats } = lazily(() => import('../commands/repaint.ts'))
const { keptYaml } = lazily(() => import('../output/kept-plan.ts'))
const { performancePlanText, replannedText } = lazily(() => import('../output/performance-plan.ts'))

/** Commands about the plan of one performance whose seats have numbers. */
export function addPlans(performance: Command): void {
  addPlan(performance)
  addPaint(performance)
  addBlock(performance)
  addUnblock(performance)
}

function addPlan(performance: Command): void {
  const plan = leaf(
    performance,
    'plan [performance] [file]',
    help().plans.plan.about,
    'performance plan PF-7KQ',
    'performance plan PF-7KQ --plan > one-evening.yaml',
    'performance plan PF-7KQ one-evening.yaml',
    'performance plan PF-7KQ --newest --price S:90000',
  )
  withKey(plan)
    .option('--hall-version <n>', help().plans.plan.version, planVersion)
    .option('--newest', help().plans.plan.newest)
    .option('--price <p>', help().plans.plan.price, pricesWith)
    .option('--plan', help().plans.plan.plan)
    .option('--free-only', help().plans.plan.freeOnly)
    .option('--force', help().plans.plan.force)
    .option('--yes', help().plans.plan.yes)
    .action(
      prints((context, id: string | undefined, file: string | undefined, options: PlanOptions) =>
        planResult(context, id, file, options),
      ),
    )
}

/** The plan that a performance has, or the performance with another one. */
async function planResult(
  context: Context,
  id: string | undefined,
  file: string | undefined,
  options: PlanOptions,
): Promise<Result<PerformancePlan | ReplannedPerformance>> {
  if (await namesPlan(file, options)) {
    const changed = await changePlan(context, id, file, options)
    return replanned(changed.replanned, changed.renewed)
  }
  const data = await showPlan(context, id, options)
  return {
    data,
    // Not of what is made safe for people, which has lost the lines of the rows.
    text: options.plan
      ? () => keptYaml(data, data.performanceId)
      : (_, paint, room) => performancePlanText(data, paint, room),
    whole: options.plan === true,
  }
}

function addPaint(performance: Command): void {
  const paint = leaf(
    performance,
    'paint [performance] [grade] [seats...]',
    help().plans.paint.about,
    'performance paint PF-7KQ VIP 1F/1..3',
    'performance paint PF-7KQ S 1F/15..16 2F/*/1-2 --price 90000',
  )
  withKey(paint)
    .option('--price <p>', help().plans.paint.price, pricesWith)
    .option('--free-only', help().plans.paint.freeOnly)
    .option('--yes', help().plans.paint.yes)
    .action(
      prints(
        async (
          context,
          id: string | undefined,
          grade: string | undefined,
          selectors: readonly string[],
          options: RepaintOptions,
        ) => replanned(await paintSeats(context, { performance: id, selectors }, grade, options)),
      ),
    )
}

function addBlock(performance: Command): void {
  const block = leaf(
    performance,
    'block [performance] [seats...]',
    help().plans.block.about,
    'performance block PF-7KQ 1F/16',
    'performance block PF-7KQ 1F/9/11-12 --for-house',
  )
  withKey(block)
    .option('--for-house', help().plans.block.forHouse)
    .option('--free-only', help().plans.block.freeOnly)
    .option('--yes', help().plans.block.yes)
    .action(
      prints(
        async (
          context,
          id: string | undefined,
          selectors: readonly string[],
          options: BlockOptions,
        ) => replanned(await blockSeats(context, { performance: id, selectors }, options)),
      ),
    )
}

function addUnblock(performance: Command): void {
  const unblock = leaf(
    performance,
    'unblock [performance] [seats...]',
    help().plans.unblock.about,
    'performance unblock PF-7KQ 1F/16',
  )
  withKey(unblock)
    .option('--price <p>', help().plans.unblock.price, pricesWith)
    .option('--yes', help().plans.unblock.yes)
    .action(
      prints(
        async (
          context,
          id: string | undefined,
          selectors: readonly string[],
          options: ReplanOptions,
        ) => replanned(await unblockSeats(context, { performance: id, selectors }, options)),
      ),
    )
}

/** A performance with another plan, and how it gets the one before again. */
function replanned(data: ReplannedPerformance, renewed?: string) {
  const { performance, was } = data
  const isSame = performance.hall?.version === was
  const { back, unchanged } = words().plans
  const note = isSame ? unchanged(was) : back(performance.id, was)
  return {
    data,
    text: (shown: ReplannedPerformance | PerformancePlan, paint: Paint, room: number) =>
      'changes' in shown ? replannedText(shown, paint, room) : '',
    note: renewed === undefined ? note : `${note}\n${words().halls.renewed(renewed)}`,
  }
}
