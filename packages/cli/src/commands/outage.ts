import type { Context } from '../context.ts'
import { judge, type OutageDemo } from '../demo/outage/judge.ts'
import { SHORT, WHOLE } from '../demo/outage/pace.ts'
import { tellOutage } from '../demo/outage/tell.ts'
import type { Audience } from '../demo/outage/view.ts'
import { onStage } from '../demo/stage.ts'

/** The story of an outage, on a home of its own that is gone afterwards. */
export async function playOutage(
  context: Context,
  { short = false }: { readonly short?: boolean },
  audience: Audience,
): Promise<OutageDemo> {
  const pace = short ? SHORT : WHOLE
  return onStage(
    context,
    async (stage) => {
      const outage = await tellOutage(stage, pace, audience)
      return { ...(await judge(outage, stage.admin)), view: outage.view }
    },
    pace.settings,
  )
}
