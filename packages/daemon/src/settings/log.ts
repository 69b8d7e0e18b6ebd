import { z } from 'zod'
import type { Settings } from './setting.ts'
import { wholeNumber, yesOrNo } from './values.ts'

/** The settings of the log, a part of `settings.ts`. */
export const logSettings = {
  logLevel: {
    env: 'OUTERPARK_LOG_LEVEL',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
    about:
      'Entries below this level are not written to the log. With `debug` each request and each task has an entry.',
  },
  slowMs: {
    env: 'OUTERPARK_SLOW_MS',
    schema: wholeNumber(0, 600_000).default(1_000),
    about:
      'A request that takes this long, from the moment when its body was there, has an entry in the log. With `0` none has.',
  },
  accessLog: {
    env: 'OUTERPARK_ACCESS_LOG',
    schema: yesOrNo(false),
    about:
      'Whether each request has a line in `access.log` of the home: what was asked for, by whom, the answer, and how long it took.',
  },
  logFileBytes: {
    env: 'OUTERPARK_LOG_FILE_BYTES',
    schema: wholeNumber(10_000, 1_000_000_000).default(10_000_000),
    about: 'A log file of this size is put aside, and a new one begins.',
  },
  logFiles: {
    env: 'OUTERPARK_LOG_FILES',
    schema: wholeNumber(1, 100).default(5),
    about:
      'How many log files are kept: `daemon.log`, and the newest of those that were put aside.',
  },
} as const satisfies Settings
