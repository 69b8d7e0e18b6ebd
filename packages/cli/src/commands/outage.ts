import type { Context } from '../context.ts'
import { checkOutage, type OutageDemo } from '../demo/outage/checks.ts'
import { SHORT, WHOLE } from '../demo/outage/pace.ts'
import { playOutageStory } from '../demo/outage/story.ts'
import type { Audience } from '../demo/outage/view.ts'
import { onStage } from '../demo/stage.ts'

/** Plays the story of an outage on a home of its own, which is removed afterwards. */
export async function playOutage(
  context: Context,
  { short = false }: { readonly short?: boolean },
  audience: Audience,
): Promise<OutageDemo> {
  const pace = short ? SHORT : WHOLE
  return onStage(
    context,
    async (stage) => {
      const outage = await playOutageStory(stage, pace, audience)
      return { ...(await checkOutage(outage, stage.admin)), view: outage.view }
    },
    pace.settings,
  )
}
