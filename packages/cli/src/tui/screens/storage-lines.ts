import { wrap } from '../../text/width.ts'
import { words as cliWords } from '../../words/words.ts'
import { fill, line } from '../parts/line.ts'
import { spanText } from '../text.ts'
import type { View } from '../view.ts'
import { SIGN, type Status } from './office-view.ts'

/** That the database cannot be written, since when, and what to do; nothing while all is well. */
export function storageLines({ storage }: Status, { paint, size, words, now }: View): string[] {
  const trouble = storage?.trouble
  if (!trouble) return []
  const { title, what, todo } = cliWords().storage
  const { code, since, reason } = trouble
  const span = words.pipeline.since(spanText(now - Date.parse(since), words))
  return [
    line(paint, size.columns, fill(title, 14), ['bad', `${SIGN.open} ${what[code]}`], `  ${span}`, [
      'quiet',
      `  ${reason}`,
    ]),
    ...wrap(todo[code], size.columns - 14).map((text) => `${fill('', 14)}${paint('warn', text)}`),
  ]
}
