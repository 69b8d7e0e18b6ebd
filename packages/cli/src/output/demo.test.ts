import type { DaemonState } from '@outerpark/core/names'
import { expect, test } from 'vitest'
import { whatNext } from './demo.ts'

const state = { url: 'http://127.0.0.1:8080' } as DaemonState // the rest is not shown
const places = { home: '/home/minji/.outerpark', profiles: '/home/minji/profiles.json' }

test('what to do next can be copied from a terminal: a shell reads broken lines as one', () => {
  const lines = whatNext(state, { places, env: { npm_lifecycle_event: 'start' } }, 80)
  for (const line of lines.slice(2)) expect(line.length).toBeLessThanOrEqual(80)
  const commands = lines.join('\n').replaceAll(/ \\\n +/g, ' ')
  expect(commands).toMatch(
    /^ {2}npx outerpark musical register Hadestown --venue "LG Arts Center" --at "\d{4}-\d\d-\d\d 19:30" --seats 300 --price 66000$/m,
  )
})
