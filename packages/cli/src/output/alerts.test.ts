import { expect, test } from 'vitest'
import { alertBlocks } from './alerts.ts'
import { noPaint } from './paint.ts'

test('what is raised, and a way in which it cannot be told', () => {
  const since = '2026-11-30T11:00:00.000Z'
  const alerts = [{ alert: 'backup-failed' as const, since, facts: {} }]
  const untold = [{ way: 'command' as const, since, reason: 'ENOENT' }]
  const [said = ''] = alertBlocks({ alerts, untold }, noPaint)
  expect(said).toMatch(/^alerts +failed backup, 20.*\n +not told by alertCommand since .*: ENOENT$/)
  expect(alertBlocks({ alerts: [], untold: [] }, noPaint)).toEqual([])
})
