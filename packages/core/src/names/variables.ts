/** What the names of the settings' variables begin with. `SYS_MODE` is the only one that does not. */
export const SETTING_PREFIX = 'OUTERPARK_'

/** Variables with the prefix that are no settings of the daemon. */
export const NO_SETTINGS: readonly string[] = [
  // The folder with the settings.
  'OUTERPARK_HOME',
  // Variables of the CLI. A daemon that the CLI starts inherits them.
  'OUTERPARK_URL',
  'OUTERPARK_CONTEXT',
  'OUTERPARK_PROFILE',
  // The language in which a daemon that does not start says what is wrong with its settings.
  'OUTERPARK_LANG',
  'OUTERPARK_DEBUG',
  'OUTERPARK_PAGER',
  'OUTERPARK_THEME',
  // Variables of the sandbox, which is a separate process.
  'OUTERPARK_SANDBOX_DB',
  'OUTERPARK_SANDBOX_SOCKET',
  'OUTERPARK_SANDBOX_PORT',
  'OUTERPARK_SANDBOX_KEY',
]
