/**
 * Whether the terminal has the characters of charts, as its locale says: LC_ALL, LC_CTYPE, LANG. macOS has them always, Windows in its
 * newer terminals.
 */
export function hasUnicode(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (env.TERM === 'linux') return false
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  if (locale) return /utf-?8/i.test(locale)
  if (platform === 'win32') return Boolean(env.WT_SESSION || env.TERM_PROGRAM)
  return platform === 'darwin'
}
