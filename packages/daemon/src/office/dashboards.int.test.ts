import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { STATUS_OF } from '@outerpark/core/contract'
import { ALERTS } from '@outerpark/core/names'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { ask } from '../testing/http-client.ts'
import { openRealOffice, type RealOffice } from '../testing/real-office.ts'

const deploy = (path: string) =>
  fileURLToPath(new URL(`../../../../deploy/${path}`, import.meta.url))
const read = (path: string) => readFileSync(deploy(path), 'utf8')
const RULES = 'prometheus/alerts.yml'
const DASHBOARD = 'grafana/outerpark.json'

const folder = temporaryFolder()
let office: RealOffice
let metrics: string
beforeAll(async () => {
  office = await openRealOffice(folder.path)
  const token = readFileSync(folder.file('admin.token'), 'utf8').trim()
  metrics = (await ask(office.url, 'GET', '/metrics', { token })).text
})
afterAll(async () => {
  await office.stop()
  folder.remove()
})

/** The figures that a text names, without what Prometheus adds to the name of a histogram. */
const namesIn = (text: string) =>
  new Set([...text.matchAll(/\b(?:outerpark|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name))

test.each([RULES, DASHBOARD])('%s asks for figures that a box office has', (path) => {
  const known = new Set([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name))
  const base = (name: string) => name.replace(/_(bucket|sum|count)$/, '')
  const asked = [...namesIn(read(path))]
  expect(asked.length).toBeGreaterThan(8)
  expect(asked.filter((name) => !known.has(name) && !known.has(base(name)))).toEqual([])
})

test('each code and each alert that a rule names exists', () => {
  const values = (label: string) =>
    [...read(RULES).matchAll(new RegExp(`\\b${label}=~?"([^"]+)"`, 'g'))].flatMap(([, all = '']) =>
      all.split('|'),
    )
  const codes: readonly string[] = Object.keys(STATUS_OF)
  const alerts: readonly string[] = ALERTS
  expect(values('code').filter((code) => !codes.includes(code))).toEqual([])
  expect(values('alert').filter((alert) => !alerts.includes(alert))).toEqual([])
})

const promtool = (...args: readonly string[]) =>
  spawnSync('promtool', args, { encoding: 'utf8', cwd: deploy('prometheus') })
const isThere = promtool('--version').status === 0

test.runIf(isThere)('promtool finds the rules right, and their tests hold', () => {
  const checked = promtool('check', 'rules', 'alerts.yml')
  expect(checked).toMatchObject({ status: 0 })
  const tried = promtool('test', 'rules', 'alerts.test.yml')
  expect(tried).toMatchObject({ status: 0 })
})
