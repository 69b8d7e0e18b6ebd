import { join } from 'node:path'
import { lintFromString, loadConfig } from '@redocly/openapi-core'
import { expect, test } from 'vitest'
import { openApiText } from '../../packages/daemon/src/http/openapi/document.ts'
import { routeList } from '../../packages/daemon/src/testing/route-list.ts'
import { root } from '../workspace.mjs'

test('W18: the OpenAPI text keeps the rules of a strict linter', async () => {
  const config = await loadConfig({ configPath: join(root, 'redocly.yaml') })
  const source = openApiText(routeList('1.2.3'), '1.2.3')
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  expect(
    found.map(({ severity, ruleId, message, location }) => ({
      severity,
      ruleId,
      message,
      at: location[0]?.pointer,
    })),
  ).toEqual([])
})
