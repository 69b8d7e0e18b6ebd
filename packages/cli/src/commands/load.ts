import { grouped } from '@outerpark/core/kernel'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { onStage } from '../demo/stage.ts'
import { type Cleaned, cleanUp } from '../load/clean.ts'
import { type LoadFlags, planOf } from '../load/plan.ts'
import type { LoadReport } from '../load/report.ts'
import { type Audience, runLoad } from '../load/run-load.ts'
import { type LoadStory, playLoadStory, type StoryAudience } from '../load/story.ts'
import { SHORT, WHOLE } from '../load/story-pace.ts'
import { findTarget, refuseDanger } from '../load/target.ts'
import { words } from '../words/words.ts'

/**
 * Loads the box office.
 * @param play shows the load while it runs
 */
export async function load(
  context: Context,
  flags: LoadFlags,
  play: (run: (audience: Audience) => Promise<LoadReport>) => Promise<LoadReport>,
): Promise<LoadReport> {
  const target = await findTarget(context)
  refuseDanger(target.url, await target.admin.status(), flags)
  const plan = newPlan(flags)
  return play((audience) => runLoad(target, plan, audience))
}

const newPlan = (flags: LoadFlags) => planOf(flags, Date.now(), crypto.randomUUID().slice(0, 8))

/** Plays the story of a load and a slow gateway on a home of its own, which is removed afterwards. */
export async function loadStory(
  context: Context,
  { short = false, ...flags }: LoadFlags & { readonly short?: boolean },
  audience: StoryAudience,
): Promise<LoadStory> {
  const usual = short ? SHORT : WHOLE
  const pace = { ...usual, perSecond: flags.rate ?? usual.perSecond }
  const plan = newPlan({ ...flags, rate: pace.perSecond })
  return onStage(context, (stage) => playLoadStory(stage, { plan, pace }, audience), pace.settings)
}

/** Takes away what loads have made. */
export async function cleanLoads(context: Context): Promise<Cleaned> {
  const admin = await connect(context, 'admin')
  let count = 0
  const done = context.waiting(() => words().load.cleaning(grouped(count)))
  try {
    return await cleanUp(admin, undefined, (so) => {
      count = so
    })
  } finally {
    done()
  }
}
