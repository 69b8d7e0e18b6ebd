import { expect, test } from 'vitest'
import { PLAIN_START, startIn, withKeptPort } from './arguments.ts'

test('without arguments a start is one that a person asked for', () => {
  expect(startIn(['node', 'main.js'])).toEqual({
    ...PLAIN_START,
    ...{ background: false, keepPort: undefined, isWorker: false, isStandby: false },
  })
})

test('the words of the admin and the port to keep are read, and nothing else', () => {
  const start = startIn([
    'node',
    'main.js',
    '--change-gateway',
    '--as-before',
    '--keep-port',
    '8123',
    '--x',
  ])
  expect([...start.words]).toEqual(['change-gateway'])
  expect(start).toMatchObject({ asBefore: true, keepPort: 8123 })
})

test.each([
  ['no setting names a port', 8080, {}, 8123],
  ['any free port is asked for', 0, { OUTERPARK_PORT: 'environment' }, 8123],
  ['a setting names one', 9090, { OUTERPARK_PORT: 'file' }, 9090],
])('W8: a restart where %s', (_, port, given, listensOn) => {
  expect(withKeptPort({ port, given }, { ...PLAIN_START, keepPort: 8123 }).port).toBe(listensOn)
  expect(withKeptPort({ port, given }, PLAIN_START).port).toBe(port)
})
