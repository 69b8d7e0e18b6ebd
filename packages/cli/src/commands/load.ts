import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { type Cleaned, cleanUp } from '../load/clean.ts'
import { type LoadFlags, planOf } from '../load/plan.ts'
import type { LoadReport } from '../load/report.ts'
import { type Audience, runLoad } from '../load/run-load.ts'
import { findTarget, refuseDanger } from '../load/target.ts'

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
  const plan = planOf(flags, Date.now(), crypto.randomUUID().slice(0, 8))
  return play((audience) => runLoad(target, plan, audience))
}

/** Takes away what loads have made. */
export async function cleanLoads(context: Context): Promise<Cleaned> {
  return cleanUp(await connect(context, 'admin'), undefined)
}
