import { type ConfigAnswer, LANGUAGES, type Language } from '@outerpark/core/names'
import { FileNotTrusted } from '../process/private-files.ts'
import { StartFailure } from '../process/start-failure.ts'
import { homeOf } from '../settings/config.ts'
import { readConfigFile } from '../settings/config-file.ts'
import { inKorean } from '../settings/korean.ts'
import { paramsFor } from '../settings/korean-mistakes.ts'
import { doubtsIn } from './doubts.ts'
import { mistakesIn, shownSettings } from './shown.ts'
import { writeSettings } from './write.ts'

// The program that reads and writes the settings of a home for the CLI, which never imports the daemon:
// `list LANGUAGE`, `set LANGUAGE NAME…` with the values on the standard input as JSON, since they may be secrets and arguments
// can be read by every user of the machine, `unset LANGUAGE NAME`. It answers with one ConfigAnswer.

process.umask(0o077)

const [act, asked = 'en', ...names] = process.argv.slice(2)
const language = isLanguage(asked) ? asked : 'en'
const say = language === 'ko' ? inKorean : (text: string) => text

process.stdout.write(`${JSON.stringify(await answer())}\n`)

async function answer(): Promise<ConfigAnswer> {
  const { env } = process
  try {
    const file = readConfigFile(homeOf(env))
    if (act === 'set' || act === 'unset') {
      const values = act === 'set' ? await given() : []
      const changes = names.map((name, n) => ({ name, text: values[n] }))
      return await writeSettings({ file, changes, env, say })
    }
    const settings = shownSettings(file, env, say)
    const mistakes = await mistakesIn(file, env, language)
    const doubts = doubtsIn(settings)
    return { kind: 'settings', file: file.path, settings, mistakes, doubts }
  } catch (error) {
    if (error instanceof StartFailure) {
      const { code, message: detail, hint } = error
      return { kind: 'failed', code, params: paramsFor(error, language), detail, hint }
    }
    if (error instanceof FileNotTrusted) {
      const { code, params, message: detail, hint } = error
      return { kind: 'failed', code, params, detail, hint }
    }
    throw error
  }
}

async function given(): Promise<readonly string[]> {
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const part of process.stdin) text += part
  return JSON.parse(text) as readonly string[] // the CLI sends nothing else
}

function isLanguage(text: string): text is Language {
  return LANGUAGES.some((each) => each === text)
}
