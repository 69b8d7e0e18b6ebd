import type { Context } from '../context.ts'
import { type Judgement, judge } from '../demo/outage/judge.ts'
import { SHORT, WHOLE } from '../demo/outage/pace.ts'
import { tellOutage } from '../demo/outage/tell.ts'
import type { Audience, OutageView } from '../demo/outage/view.ts'
import { onStage } from '../demo/stage.ts'

export type OutageDemo = Judgement & { readonly view: OutageView }

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
