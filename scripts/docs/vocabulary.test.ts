import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EN } from '../../packages/cli/src/tui/words/en.ts'
import { KO } from '../../packages/cli/src/tui/words/ko.ts'
import { EN as CLI_EN } from '../../packages/cli/src/words/en/index.ts'
import { KO as CLI_KO } from '../../packages/cli/src/words/ko/index.ts'
import { WORDS } from '../../packages/core/src/words/catalogues.ts'

// Each state has one word in a language: in commands, on screens, in notices, and in the table of the glossary.

type Row = { readonly code: string; readonly words: Readonly<Record<'en' | 'ko', string>> }

/** The rows of the table of states: code, of what, English, Korean. */
function rowsIn(page: string): readonly Row[] {
  const lines = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [, code = '', en = '', ko = ''] =
      /^\| `([a-z-]+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? []
    return code === '' ? [] : [{ code, words: { en, ko } }]
  })
}

const LANGUAGES = {
  en: { tui: EN, cli: CLI_EN, core: WORDS.en },
  ko: { tui: KO, cli: CLI_KO, core: WORDS.ko },
} as const

test.each(['en', 'ko'] as const)(
  'screens, commands and notices have one word for each state: %s',
  (language) => {
    const { tui, cli, core } = LANGUAGES[language]
    expect(tui.mypage.status).toEqual(core.reservationStatuses)
    const { cancelled: _, ...payments } = core.paymentStatuses
    for (const words of [
      core.reservationStatuses,
      payments,
      tui.pipeline.state,
      tui.pipeline.kinds,
    ])
      expect(cli.statuses).toMatchObject(words)
    const { settled, uncharged, settling, deferred } = tui.mypage.steps
    expect({ settled, uncharged, settling }).toEqual({
      settled: cli.shown.refunded,
      uncharged: cli.shown.notCharged,
      settling: cli.shown.settling,
    })
    expect(deferred).toBe(tui.events.types.PaymentDeferred)
    expect(deferred).toContain(cli.statuses.deferred)
  },
)

test.each(['glossary.md', 'ko/glossary.md'])('the table of docs/%s has those words', (page) => {
  const rows = rowsIn(page)
  expect(rows).toHaveLength(19)
  for (const language of ['en', 'ko'] as const) {
    const { statuses, shown } = LANGUAGES[language].cli
    const known: Readonly<Record<string, string>> = statuses
    for (const { code, words } of rows)
      expect([
        known[code],
        ...(code === 'cancelled' ? [shown.refunded, shown.notCharged] : []),
      ]).toContain(words[language])
  }
})
