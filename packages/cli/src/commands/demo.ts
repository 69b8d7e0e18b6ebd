import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ImportSeasonRequest } from '@outerpark/core/contract'
import type { Context } from '../context.ts'
import type { Demo, Scene } from '../demo/scene.ts'
import { playWeek } from '../demo/season/story.ts'
import { onStage, type Stage } from '../demo/stage.ts'
import { playScenes } from '../demo/story.ts'
import { readPlanFile } from '../hall/plan-file.ts'
import { packageFile } from '../package-file.ts'
import { readSeason } from '../season/read.ts'
import { shiftAhead } from '../season/shift.ts'

/** The stories: of bookings and payments, and of a theatre's week. */
export type StoryName = 'bookings' | 'season'

/**
 * Plays a whole story on a home of its own, which is removed afterwards.
 *
 * @param show called with each scene as soon as it has happened
 */
export async function playDemo(
  context: Context,
  name: StoryName,
  show: (scene: Scene) => void,
): Promise<Demo> {
  const play = STORIES[name]()
  return onStage(context, async (stage) => {
    const scenes: Scene[] = []
    for await (const scene of play(stage)) {
      scenes.push(scene)
      show(scene)
    }
    const last = scenes.at(-1)
    const verify = last?.kind === 'verify' ? last.data : null
    return { ok: verify?.ok ?? false, scenes, verify }
  })
}

/** Each reads its files before anything is started. */
const STORIES: Record<StoryName, () => (stage: Stage) => AsyncGenerator<Scene>> = {
  bookings() {
    const season = bundledSeason(Date.now())
    return (stage) => playScenes(stage, season)
  },
  season() {
    const { plan } = readPlanFile(fileURLToPath(packageFile('halls/studio-400.yaml')))
    return (stage) => playWeek(stage, plan, Date.now())
  },
}

/** The season that comes with this package, moved into the future. */
export function bundledSeason(now: number): ImportSeasonRequest {
  const text = readFileSync(packageFile('season.yaml'), 'utf8')
  // Read as of 1970: it is moved afterwards, and its dates may be over.
  return shiftAhead(readSeason(text, 'season.yaml', 0), now)
}
