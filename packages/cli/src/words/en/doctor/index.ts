import { machine } from './machine.ts'
import { office } from './office.ts'

export type { Said } from './said.ts'

/** The command `doctor`. */
export const doctor = {
  states: { ok: 'ok', warning: 'warning', bad: 'bad' },
  todo: 'To do: ',
  allOk: (checks: number) => `All ${checks} findings are ok.`,
  summary: (bad: number, warnings: number, ok: number) =>
    `${bad} bad, ${warnings === 1 ? '1 warning' : `${warnings} warnings`}, ${ok} ok.`,
  written: (file: string) => `Written to ${file}. Look through it before you pass it on.`,
  exists: (file: string) => `${file} exists already.`,
  overwrite: (file: string) => `${file} exists already. Overwrite it?`,
  notWritten: 'Nothing was written.',
  useForce: 'Choose another name, or overwrite it with --force.',

  moments: {
    start: 'the start of the daemon',
    database: 'the last change of the database',
    log: 'the last line of the log',
  },
  /** what was found, by its code */
  findings: { ...machine, ...office },
}
