import { execFile } from 'node:child_process'
import type { MadeBackupResponse } from '@outerpark/core/contract'
import { printable } from '@outerpark/core/kernel'
import { manifestOf } from './names.ts'

/** How much of what the program writes is kept for the message. */
const TOLD = 500

/**
 * Runs a program with the files of a backup as its arguments, without a shell, and waits for its end.
 * @returns whether it ended with 0; otherwise why not
 */
export function runCommand(
  program: string,
  file: string,
  signal?: AbortSignal,
): Promise<NonNullable<MadeBackupResponse['command']>> {
  return new Promise((resolve) => {
    const options = { signal, maxBuffer: 1024 * 1024, windowsHide: true }
    execFile(program, [file, manifestOf(file)], options, (error, _, stderr) => {
      if (!error) return resolve({ ok: true, reason: null })
      const said = printable(stderr.trim().slice(-TOLD))
      const how = typeof error.code === 'number' ? `exit code ${error.code}` : error.message
      resolve({ ok: false, reason: said === '' ? how : `${how}: ${said}` })
    })
  })
}
