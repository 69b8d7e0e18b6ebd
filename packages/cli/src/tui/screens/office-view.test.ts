import { expect, test } from 'vitest'
import { anOffice, aStatus } from '../testing/office.ts'
import { known, NOW, sceneOf, viewOf } from '../testing/scene.ts'
import { pipelineScreen } from './pipeline.ts'

const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString()

test.each(['en', 'ko'] as const)(
  'in an outage the line of the breaker is whole: %s',
  (language) => {
    const outage = aStatus({
      ...{ state: 'open', since: at(-3_000), awaySince: at(-3_000), retryAt: at(30) },
      ...{ calls: 100, failures: 100, unpaid: 120, emptyInSeconds: null },
    })
    for (const rows of [19, 45]) {
      const scene = sceneOf({ office: known(anOffice({ status: outage })) }, { columns: 78, rows })
      const { lines } = pipelineScreen.draw(
        pipelineScreen.begin(undefined),
        scene,
        viewOf(scene, language),
      )
      expect(lines.length).toBeLessThanOrEqual(rows)
      const [first = '', second = ''] = lines
      expect(first).toMatch(/■ .*30/)
      expect(`${first}${second}`.match(/100/g)).toHaveLength(2)
      expect(lines.slice(0, 3).join('\n')).not.toContain('…')
    }
  },
)
