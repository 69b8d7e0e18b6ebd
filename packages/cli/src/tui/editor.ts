import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/**
 * Opens a file in the editor that the user has chosen, and waits until it is closed. The choice is a command for the shell, as
 * it is for git: it may have options, and blanks in quotes. The file is an argument of its own, and no option.
 *
 * @returns whether it was found, and ended without an error
 */
export async function openEditor(file: string): Promise<boolean> {
  const editor = process.env.VISUAL || process.env.EDITOR || 'vi'
  const path = resolve(file)
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${path}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$1"`, editor, path], { stdio: 'inherit' })
  try {
    const [code] = await once(child, 'close')
    return code === 0
  } catch {
    // There is no shell. The caller tells that the editor has failed.
    return false
  }
}
