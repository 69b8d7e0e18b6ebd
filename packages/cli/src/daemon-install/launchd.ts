import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Program } from './parts.ts'

/** The name of the agent, as `launchctl` shows it. */
export const LABEL = 'outerpark'

/** The agent as `launchctl` calls it, in the session of this user. */
export const agentTarget = () => `${agentDomain()}/${LABEL}`
export const agentDomain = () => `gui/${process.getuid?.() ?? 0}`

/** Where the agent is. */
export const agentFile = () => join(homedir(), 'Library/LaunchAgents', `${LABEL}.plist`)

/** The element that names the home in the agent. */
export const homeElement = (home: string) => `<string>${text(home)}</string>`

/** launchd reads no file of settings: a shell does, and becomes the daemon. The file's own syntax is that of a shell. */
const READ_SETTINGS = 'set -a; . "$1"; set +a; shift; exec "$@"'

/** The agent of a user (launchd.plist(5)). It starts when the user logs in. */
export function agentPlist({ node, entry, args }: Program, home: string, envFile: string): string {
  const command = ['/bin/sh', '-c', READ_SETTINGS, 'sh', envFile, node, entry, ...args]
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${command.map((each) => `    <string>${text(each)}</string>`).join('\n')}
  </array>
  <key>EnvironmentVariables</key>
  <dict>
    <key>OUTERPARK_HOME</key>
    ${homeElement(home)}
  </dict>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>ExitTimeOut</key>
  <integer>90</integer>
  <key>Umask</key>
  <integer>63</integer>
  <key>SoftResourceLimits</key>
  <dict>
    <key>NumberOfFiles</key>
    <integer>65536</integer>
  </dict>
  <key>StandardErrorPath</key>
  <string>${text(`${home}/service.log`)}</string>
</dict>
</plist>
`
}

const text = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
