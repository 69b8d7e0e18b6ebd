import type { WorkerEnd } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { anOffice, aStatus } from '../testing/office.ts'
import { known, NOW, played, sceneOf } from '../testing/scene.ts'
import { pipelineScreen } from './pipeline.ts'

const drawn = (worker: ReturnType<typeof aStatus>['worker']) => {
  const office = known(anOffice({ status: { ...aStatus(), ...(worker && { worker }) } }))
  return played(pipelineScreen, sceneOf({ office })).lines
}
const ago = (ms: number) => new Date(NOW - ms).toISOString()
const end = (more: Partial<WorkerEnd>): WorkerEnd => ({
  ...{ at: ago(300_000), pid: 7, how: 'silent', what: '10', detail: null, hint: null },
  ...more,
})
const fine = { pid: 8, replaced: 0, ends: [], restart: null }

test('a worker that was replaced stands above the card company, with the reason and how long ago', () => {
  const lines = drawn({ ...fine, replaced: 1, ends: [end({})] })
  expect(lines[0]).toMatch(/^replaced +■ The worker did not answer for 10 s, and was ended\./)
  expect(lines[1]).toMatch(/^ +5 minutes ago/)
})

test('a restart that was not done says why, and what runs', () => {
  const why = end({ how: 'refused', what: 'home-in-use', detail: 'Another daemon has it.' })
  const restart = { id: 'x', at: why.at, outcome: 'taken-back' as const, why }
  const text = drawn({ ...fine, restart })
    .slice(0, 3)
    .join(' ')
    .replaceAll(/ +/g, ' ')
  expect(text).toContain('The daemon runs with the settings and the version of before.')
})

test('the dead letters below keep their room', () => {
  const text = drawn({ ...fine, replaced: 1, ends: [end({})] }).join('\n')
  expect(text).toMatch(/Dead letters[^\n]*\n[^\n]*None/)
})

test('after a quarter of an hour it is no news, and without an end there is none', () => {
  expect(drawn({ ...fine, ends: [end({ at: ago(16 * 60_000) })] })[0]).toMatch(/^Card company/)
  expect(drawn(fine)[0]).toMatch(/^Card company/)
  expect(drawn(undefined)[0]).toMatch(/^Card company/)
})
