import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeNew, writeWhole } from '@outerpark/daemon/private-files'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { words } from '../words/words.ts'

/**
 * Writes the bundle for its owner only (0600). One that exists is overwritten only if that was allowed, or if somebody says so.
 * It is JSON whatever its name is: one file that any program reads, that compresses well, and that its owner can look
 * through before it is passed on.
 *
 * @throws Failure `confirmation-needed`, `not-confirmed`, `bundle-not-written`
 */
export async function writeBundle(
  context: Context,
  { file, force }: { readonly file: string; readonly force: boolean },
  bundle: object,
): Promise<string> {
  const path = resolve(file)
  const overwrites = force || (existsSync(path) && (await mayOverwrite(context, path)))
  const text = `${JSON.stringify(bundle, null, 2)}\n`
  try {
    if (overwrites) writeWhole(path, text)
    else writeNew(path, text)
    return path
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw failure('bundle-not-written', ({ lines }) => lines.cannotWrite(path, reason), undefined, {
      cause,
    })
  }
}

async function mayOverwrite(context: Context, path: string): Promise<true> {
  if (!context.interactive)
    throw failure(
      'confirmation-needed',
      ({ doctor }) => doctor.exists(path),
      ({ doctor }) => doctor.useForce,
    )
  if (await askToConfirm(words().doctor.overwrite(path))) return true
  throw failure('not-confirmed', ({ doctor }) => doctor.notWritten)
}
