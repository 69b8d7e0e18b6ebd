import type { ServiceChange } from '../daemon-install/parts.ts'
import { words } from '../words/words.ts'
import type { Paint } from './paint.ts'
import { table } from './table.ts'

/** The files, the commands, and how one looks after the service. */
export function serviceText(change: ServiceChange, paint: Paint, room?: number): string {
  const { files, commands, dryRun } = change
  const { service } = words()
  const shown = dryRun ? files.flatMap(({ path, lines }) => textOf(path, lines, paint)) : []
  const done = table(
    [{ title: service.what }, { title: service.whatFor }],
    [
      ...files.map(({ path, change }) => [service.changes[change], path]),
      ...commands.map(({ command, failed }) => [
        failed === null
          ? { text: dryRun ? service.wouldRun : service.ran, paint: paint.quiet }
          : { text: service.failed, paint: paint.waiting },
        failed === null ? command : `${command}: ${failed}`,
      ]),
    ],
    paint,
    room,
  )
  return [...shown, done].join('\n\n')
}

const textOf = (path: string, lines: readonly string[], paint: Paint) =>
  lines.length === 0 ? [] : [[paint.strong(path), ...lines].join('\n')]

/** What a person does next. */
export function serviceNotes({ dryRun, level, commands, follow }: ServiceChange): string[] {
  const { service } = words()
  if (dryRun) return [service.nothingDone]
  const lingers = commands.every(
    ({ command, failed }) => !/linger/.test(command) || failed === null,
  )
  return [
    ...(lingers ? [] : [service.notLingering]),
    ...(level === 'system' ? [service.itsUser] : []),
    service.follow,
    ...follow.map((line) => `  ${line}`),
  ]
}

/** What stays after the service has gone. */
export function goneNotes({ dryRun, files, home }: ServiceChange): string[] {
  const { service } = words()
  if (dryRun) return [service.nothingDone]
  if (files.length === 0) return [service.wasNone]
  return [
    service.stays(
      home,
      files.filter(({ change }) => change === 'kept').map(({ path }) => path),
    ),
  ]
}
