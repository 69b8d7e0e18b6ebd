import { readFileSync } from 'node:fs'
import type { ImportSeasonRequest } from '@outerpark/core/contract'
import type { Context } from '../context.ts'
import type { Demo, Scene } from '../demo/scene.ts'
import { onStage } from '../demo/stage.ts'
import { playScenes } from '../demo/story.ts'
import { packageFile } from '../package-file.ts'
import { readSeason } from '../season/read.ts'
import { shiftAhead } from '../season/shift.ts'

/**
 * Plays the whole story on a home of its own, which is removed afterwards.
 *
 * @param show called with each scene as soon as it has happened
 */
export async function playDemo(context: Context, show: (scene: Scene) => void): Promise<Demo> {
  const season = bundledSeason(Date.now())
  return onStage(context, async (stage) => {
    const scenes: Scene[] = []
    for await (const scene of playScenes(stage, season)) {
      scenes.push(scene)
      show(scene)
    }
    const last = scenes.at(-1)
    const verify = last?.kind === 'verify' ? last.data : null
    return { ok: verify?.ok ?? false, scenes, verify }
  })
}

/** The season that comes with this package, moved into the future. */
export function bundledSeason(now: number): ImportSeasonRequest {
  const text = readFileSync(packageFile('season.yaml'), 'utf8')
  // Read as of 1970: it is moved afterwards, and its dates may be over.
  return shiftAhead(readSeason(text, 'season.yaml', 0), now)
}
