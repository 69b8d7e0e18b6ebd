import { NO_SETTINGS, SETTING_PREFIX } from '@outerpark/core/names'

/** The settings of the daemon in this shell: what a service has to know, since it is started without the shell. */
export function settingsOfShell(env: NodeJS.ProcessEnv): Map<string, string> {
  const found = Object.entries(env).filter(
    ([name, value]) =>
      value &&
      (name === 'SYS_MODE' || name.startsWith(SETTING_PREFIX)) &&
      !NO_SETTINGS.includes(name),
  )
  return new Map(found.sort() as [string, string][]) // the filter leaves no value undefined
}

/** The environment without settings: a service knows nothing of this shell. */
export const withoutSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => name !== 'SYS_MODE' && !name.startsWith(SETTING_PREFIX)),
  )

/**
 * The text of the file with the settings, which systemd and a shell read alike.
 *
 * @param before the text of the file that is there: its other lines stay, since the shell that installs again may know less
 */
export function envFileText(settings: ReadonlyMap<string, string>, before = ''): string {
  const kept = (before || HEAD)
    .split('\n')
    .filter((line) => line !== '' && !settings.has(/^\s*(\w+)\s*=/.exec(line)?.[1] ?? ''))
  const own = [...settings].map(([name, value]) => `${name}=${quoted(value)}`)
  return `${[...kept, ...own].join('\n')}\n`
}

const HEAD =
  '# Settings of the OuterPark daemon, one on each line. They hold from its next start on.'

/** The settings in a file that was written here, and perhaps changed by hand. */
export function settingsInFile(text: string): Map<string, string> {
  const lines = text.matchAll(
    /^[ \t]*(\w+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|(.*))/gm,
  )
  return new Map(
    [...lines].map(([, name = '', double, single, bare = '']) => [
      name,
      double?.replace(/\\([\s\S])/g, '$1') ?? single ?? bare.trim(),
    ]),
  )
}

/** In double quotes these four have a meaning, for a shell and for systemd (`EnvironmentFile=` in systemd.exec(5)). */
const quoted = (value: string) => `"${value.replace(/["\\`$]/g, '\\$&')}"`

/** The text with the values of settings that are secrets hidden. */
export function withoutSecrets(text: string): string {
  return text.replace(/^(\w+)=.*$/gm, (line, name: string) =>
    SECRET.test(name) ? `${name}="…"` : line,
  )
}

/** The names of settings that are secrets: the daemon says which ones are (a test compares). */
const SECRET = /_(KEY|SECRET|PASSWORD|WEBHOOK_URL|ALERT_URL)$/
