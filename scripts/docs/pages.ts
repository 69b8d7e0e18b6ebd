import { makeProgram } from '../../packages/cli/src/program/program.ts'
import { speak } from '../../packages/cli/src/words/words.ts'
import { settings } from '../../packages/daemon/src/settings/settings.ts'
import { routeList } from '../../packages/daemon/src/testing/route-list.ts'
import { commandSections, commandTable, globalOptions } from './commands.ts'
import { cliErrors } from './errors.ts'
import { english, type Korean, korean, type Language } from './language.ts'
import { code, table } from './markdown.ts'
import type { Parts } from './markers.ts'
import { flawParams, problemParams, timelineParams } from './params.ts'
import { bodyTable, codeTable, generalCodes, queryTable, routeTables } from './routes.ts'
import { settingsTable } from './settings.ts'
import { ANSWERS } from './shapes/answers.ts'
import { answersSection, requestsSection } from './shapes/section.ts'

/** Every page that has parts made from the code, by its path from the root of the repository. */
export type Pages = Readonly<Record<string, Parts>>

/**
 * Makes the parts of all pages.
 *
 * @returns the Korean translations too, which know the missing texts
 */
export async function makePages(): Promise<{ pages: Pages; korean: Korean }> {
  const routes = routeList()
  const inKorean = korean()
  const pages = {
    'docs/configuration.md': { settings: settingsTable(settings, english) },
    'docs/ko/configuration.md': { settings: settingsTable(settings, inKorean) },
    'docs/cli.md': await cliParts('en', english, 'json.md'),
    'docs/ko/cli.md': await cliParts('ko', inKorean, '../json.md'),
    'docs/json.md': {
      commands: answerTable(),
      shapes: answersSection(),
      requests: requestsSection(),
      'problem-params': problemParams(),
      'flaw-params': flawParams(),
      'timeline-params': timelineParams(),
    },
    'docs/http.md': {
      routes: routeTables(routes),
      bodies: bodyTable(routes),
      queries: queryTable(routes),
      'general-codes': generalCodes(),
      codes: codeTable(),
    },
  }
  return { pages, korean: inKorean }
}

/** What the CLI itself says with `--lang`, in the labels of the page's language. */
async function cliParts(code: 'en' | 'ko', language: Language, jsonPage: string): Promise<Parts> {
  const answerOf = (name: string) => answer(name)(jsonPage)
  await speak(code)
  try {
    const program = await makeProgram([])
    return {
      commands: commandTable(program, language),
      'global-options': globalOptions(program, language),
      errors: cliErrors(language),
      reference: commandSections(program, language, answerOf),
    }
  } finally {
    await speak('en')
  }
}

function answerTable(): string {
  const rows = Object.entries(ANSWERS).map(([name, of]) => [code(name), of('')])
  return table(['command', 'JSON'], rows)
}

/** The output of a command. @throws if ANSWERS has no line for it; the message says what to do */
function answer(name: string) {
  const found = ANSWERS[name]
  if (!found) throw new Error(`scripts/docs/shapes/answers.ts has to say what \`${name}\` answers.`)
  return found
}
