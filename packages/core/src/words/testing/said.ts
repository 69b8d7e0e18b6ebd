import type { FlawCode, ProblemCode } from '../../contract/index.ts'
import type { HallMistake, HallMistakeCode } from '../../hall/index.ts'
import type { TimelineParams } from '../../mypage/index.ts'
import {
  type BackupFaultCode,
  type CheckFinding,
  type CheckParams,
  type Language,
  NOTICE_TEMPLATES,
  type StartFaultCode,
} from '../../names/index.ts'
import {
  backupTexts,
  checkText,
  flawText,
  hallMistakeText,
  problemTexts,
  renderCode,
  renderMail,
  renderNotice,
  renderSummary,
  startTexts,
  timelineText,
  WORDS,
} from '../index.ts'
import { BACKUP_FAULTS } from './backup-faults.ts'
import { CHECKS } from './checks.ts'
import { FLAWS, fieldsOf, TIMELINE } from './examples.ts'
import { HALL_MISTAKES } from './hall-mistakes.ts'
import { PROBLEMS } from './problems.ts'
import { START_FAULTS } from './start-faults.ts'

/** A text of a catalogue, and what it belongs to. */
export type Said = readonly [what: string, text: string]

const keys = <Key extends string>(record: Readonly<Record<Key, unknown>>) =>
  Object.keys(record) as Key[]

export function problemsSaid(language: Language): Said[] {
  return keys<ProblemCode>(PROBLEMS).flatMap((code) => [
    [code, WORDS[language].titles[code]],
    ...PROBLEMS[code].flatMap((params): Said[] => {
      const { detail, hint } = problemTexts(language, code, params)
      return [[code, detail], ...(hint === undefined ? [] : [[code, hint] as const])]
    }),
  ])
}

export const flawsSaid = (language: Language): Said[] =>
  keys<FlawCode>(FLAWS).flatMap((code) =>
    FLAWS[code].map((params): Said => [code, flawText(language, { code, params })]),
  )

export const hallMistakesSaid = (language: Language): Said[] =>
  keys<HallMistakeCode>(HALL_MISTAKES).flatMap((code) =>
    HALL_MISTAKES[code].map(
      (params): Said => [code, hallMistakeText(language, { code, params } as HallMistake)],
    ),
  )

export const checksSaid = (language: Language): Said[] =>
  keys<keyof CheckParams>(CHECKS).flatMap((code) =>
    CHECKS[code].map(
      (params): Said => [code, checkText(language, { code, params } as CheckFinding)],
    ),
  )

export const startFaultsSaid = (language: Language): Said[] =>
  keys<StartFaultCode>(START_FAULTS).flatMap((code) =>
    START_FAULTS[code].flatMap((params): Said[] => {
      const { detail, hint } = startTexts(language, code, params)
      return [[code, detail], ...(hint === undefined ? [] : [[code, hint] as const])]
    }),
  )

export const backupFaultsSaid = (language: Language): Said[] =>
  keys<BackupFaultCode>(BACKUP_FAULTS).flatMap((code) =>
    BACKUP_FAULTS[code].flatMap((params): Said[] => {
      const { detail, hint } = backupTexts(language, code, params)
      return [[code, detail], ...(hint === undefined ? [] : [[code, hint] as const])]
    }),
  )

export const timelineSaid = (language: Language): Said[] =>
  keys<keyof TimelineParams>(TIMELINE).flatMap((type) =>
    TIMELINE[type].map((params): Said => [type, timelineText(language, { type, params })]),
  )

export function noticesSaid(language: Language): Said[] {
  return NOTICE_TEMPLATES.flatMap((template) =>
    fieldsOf(template).flatMap((fields): Said[] => {
      const { subject, text } = renderMail(template, fields, language)
      return [
        [template, renderNotice(template, fields, language)],
        [template, subject],
        [template, text],
      ]
    }),
  )
}

export function othersSaid(language: Language): Said[] {
  const { reservationStatuses, paymentStatuses } = WORDS[language]
  const codes = (['sign-up', 'signed-up-already', 'sign-in', 'new-address'] as const).map(
    (kind) => [kind, renderCode(kind, '123456', language).text] as const,
  )
  const summary = renderSummary(
    Array.from({ length: 51 }, () => '…'),
    language,
  )
  return [
    ...Object.entries(reservationStatuses),
    ...Object.entries(paymentStatuses),
    ...codes,
    ['summary', summary.subject],
    ['summary', summary.text],
  ]
}

export const allSaid = (language: Language): Said[] => [
  ...problemsSaid(language),
  ...flawsSaid(language),
  ...hallMistakesSaid(language),
  ...checksSaid(language),
  ...startFaultsSaid(language),
  ...backupFaultsSaid(language),
  ...timelineSaid(language),
  ...noticesSaid(language),
  ...othersSaid(language),
]
