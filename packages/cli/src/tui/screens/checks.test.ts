import { CHECKS } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { sceneOf, viewOf } from '../testing/scene.ts'
import { checksScreen } from './checks.ts'

test.each(['en', 'ko'] as const)(
  'each check has its name beside it in 80 columns: %s',
  (language) => {
    const found = CHECKS.map((name) => ({ name, ok: true, detail: '' }))
    const state = { ...checksScreen.begin(undefined), found, is: 'done' as const }
    const scene = sceneOf({})
    const text = checksScreen.draw(state, scene, viewOf(scene, language)).lines.join('\n')
    for (const name of CHECKS) expect(text).toContain(`  ${name}`)
  },
)
