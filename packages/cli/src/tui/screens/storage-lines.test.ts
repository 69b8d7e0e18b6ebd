import { STORAGE_TROUBLES } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { anOffice, aStatus } from '../testing/office.ts'
import { known, NOW, played, sceneOf } from '../testing/scene.ts'
import { pipelineScreen } from './pipeline.ts'

const drawn = (storage: ReturnType<typeof aStatus>['storage']) => {
  const office = known(anOffice({ status: { ...aStatus(), ...(storage && { storage }) } }))
  return played(pipelineScreen, sceneOf({ office })).lines
}

test.each(STORAGE_TROUBLES)('%s stands above all else, with since when and what to do', (code) => {
  const since = new Date(NOW - 300_000).toISOString()
  const lines = drawn({ trouble: { code, since, reason: 'SQLITE_X' }, walBytes: 0 })
  expect(lines[0]).toMatch(/^database +■ .*for 5 minutes {2}SQLITE_X$/)
  expect(lines.slice(1, 4).join(' ').replaceAll(/ +/g, ' ')).toMatch(
    /by themselves|outerpark restore FILE/,
  )
})

test('while all is well there is no line for it', () => {
  expect(drawn({ trouble: null, walBytes: 0 })[0]).toMatch(/^Card company/)
  expect(drawn(undefined)[0]).toMatch(/^Card company/)
})
