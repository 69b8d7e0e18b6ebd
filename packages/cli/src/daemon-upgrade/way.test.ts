import { expect, test } from 'vitest'
import { wayOf } from './way.ts'

const seen = { isUp: true, isBackground: true, isContainer: false }

test.each([
  ['one that does not run', { isUp: false, service: { hasSocket: true } }, 'nobody'],
  ['a service whose port systemd has', { service: { hasSocket: true } }, 'socket'],
  ['a service that has its port itself', { service: { hasSocket: false } }, 'service'],
  ['a service in a container', { service: { hasSocket: false }, isContainer: true }, 'service'],
  ['one in the background', {}, 'background'],
  ['one in the background of a container', { isContainer: true }, 'background'],
  ['one in a terminal', { isBackground: false }, 'terminal'],
  ['the process of a container', { isBackground: false, isContainer: true }, 'container'],
] as const)('%s', (_, more, way) => {
  expect(wayOf({ ...seen, ...more })).toBe(way)
})
