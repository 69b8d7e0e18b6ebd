import { expect, test } from 'vitest'
import { agentPlist } from './launchd.ts'

test('the agent becomes the daemon by way of a shell that reads the settings', () => {
  const program = { node: '/opt/node', entry: '/opt/a&b/main.js', args: ['--background'] }
  const plist = agentPlist(program, '/Users/kim/<home>', '/Users/kim/daemon.env')
  const strings = [...plist.matchAll(/<string>(.*)<\/string>/g)].map(([, text]) => text)
  expect(strings).toEqual([
    ...['outerpark', '/bin/sh', '-c', 'set -a; . "$1"; set +a; shift; exec "$@"', 'sh'],
    ...['/Users/kim/daemon.env', '/opt/node', '/opt/a&amp;b/main.js', '--background'],
    ...['/Users/kim/&lt;home&gt;', '/Users/kim/&lt;home&gt;/service.log'],
  ])
  expect(plist).toMatch(/<key>SuccessfulExit<\/key>\s*<false\/>/)
})
