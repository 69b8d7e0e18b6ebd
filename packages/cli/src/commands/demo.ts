import { readFileSync } from 'node:fs'
import type { ImportSeasonRequest } from '@outerpark/core/contract'
import type { Context } from '../context.ts'
import type { Demo, Scene } from '../demo/scene.ts'
import { onStage } from '../demo/stage.ts'
import { tell } from '../demo/story.ts'
import { readSeason } from '../season/read.ts'
import { shiftAhead } from '../season/shift.ts'

/**
 * The whole story, on a home of its own that is gone afterwards.
 *
 * @param show is handed each scene as soon as it has happened
 */
export async function playDemo(context: Context, show: (scene: Scene) => void): Promise<Demo> {
  const season = bundledSeason(Date.now())
  return onStage(context, async (stage) => {
    const scenes: Scene[] = []
    for await (const scene of tell(stage, season)) {
      scenes.push(scene)
      show(scene)
    }
    const last = scenes.at(-1)
    const verify = last?.kind === 'verify' ? last.data : null
    return { ok: verify?.ok ?? false, scenes, verify }
  })
}

/** The season that comes with this package, where it lies ahead. */
function bundledSeason(now: number): ImportSeasonRequest {
  const text = readFileSync(new URL('../../season.yaml', import.meta.url), 'utf8')
  // However long ago it was: it is moved only after it was read.
  return shiftAhead(readSeason(text, 'season.yaml', 0), now)
}
