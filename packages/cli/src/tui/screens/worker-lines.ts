import { leftText } from '../../daemon/left.ts'
import { reasonText } from '../../output/workers.ts'
import { wrap } from '../../text/width.ts'
import { words as cliWords } from '../../words/words.ts'
import { fill, line } from '../parts/line.ts'
import { spanText } from '../text.ts'
import type { View } from '../view.ts'
import { SIGN, type Status } from './office-view.ts'

/** For how long a worker that ended, or a restart that was not done, is news (ms). */
const NEWS_MS = 15 * 60_000

/** That a worker was replaced, or a restart not done, and why; nothing if that is no news. */
export function workerLines({ worker }: Status, view: View): string[] {
  const { labels } = cliWords()
  const [end] = worker?.ends ?? []
  const why = worker?.restart?.why
  const left = leftText(worker?.restart?.outcome ?? 'refused', false)
  return [
    ...(end ? newsLines(view, end.at, labels.replacedWorkers, reasonText(end)) : []),
    ...(why ? newsLines(view, why.at, labels.lastRestart, `${reasonText(why)} ${left}`) : []),
  ]
}

function newsLines(view: View, at: string, title: string, text: string): string[] {
  const { paint, size, words, now } = view
  const ms = now - Date.parse(at)
  if (ms > NEWS_MS) return []
  const [first = '', ...rest] = wrap(text, size.columns - 16)
  const ago = words.pipeline.ago(spanText(ms, words))
  return [
    line(paint, size.columns, fill(title, 14), ['warn', `${SIGN.open} `], first),
    ...rest.map((each) => `${fill('', 16)}${each}`),
    `${fill('', 16)}${paint('quiet', ago)}`,
  ]
}
