import type { StatusResponse } from '@outerpark/core/contract'
import { grouped } from '@outerpark/core/kernel'
import type { Context } from '../context.ts'
import type { LoadStory, Part, StoryAudience } from '../load/story.ts'
import { words } from '../words/words.ts'
import { milliseconds, perSecondText } from './load.ts'
import { storyTime } from './outage.ts'
import { writeText } from './outlet.ts'
import { choosePaint, type Paint } from './paint.ts'
import { writeData } from './print.ts'
import { roomOf } from './room.ts'
import { table } from './table.ts'
import { verifyText } from './verify.ts'

type Figures = Pick<Part, 'perSecond' | 'p99' | 'breaker' | 'unpaid'>

/** Shows the story while it happens: each part in a line, and on a terminal what happens now. With `--json`, prints it at its end. */
export async function showLoadStory(
  context: Context,
  play: (audience: StoryAudience) => Promise<LoadStory>,
): Promise<LoadStory> {
  const paint = await choosePaint(context.colour && !context.json)
  const begun = performance.now()
  let line = words().load.begins
  let hide = context.waiting(() => line)
  const write = (text: string) => {
    hide()
    if (!context.json) writeText(text, context.colour)
    hide = context.waiting(() => line)
  }
  write(words().load.story.begins)
  const at = () => paint.quiet(storyTime(performance.now() - begun))
  try {
    const story = await play({
      onBegin: (part) => write(`${at()}  ${words().load.story.parts[part]}`),
      onEnd: (part) => write(`${at()}  ${paint.quiet(figuresText(part))}`),
      onProgress: ({ payment }: StatusResponse, second) => {
        const { breaker, unpaid } = payment
        const { perSecond = 0, p99 = null } = second ?? {}
        line = figuresText({ perSecond, p99, breaker: breaker.state, unpaid })
      },
    })
    hide()
    if (context.json) await writeData(context, story)
    else writeText(`\n${storyText(story, paint, roomOf(process.stdout))}`, context.colour)
    return story
  } finally {
    hide()
  }
}

const ms = (value: number | null) => (value === null ? '–' : milliseconds(value))

const figuresText = ({ perSecond, p99, breaker, unpaid }: Figures): string =>
  words().load.story.figures(
    ...([perSecondText(perSecond), ms(p99), words().statuses[breaker], grouped(unpaid)] as const),
  )

/** The parts of the story as a table, and what it has shown. */
export function storyText(
  { parts, ok, verify, peakUnpaid }: LoadStory,
  paint: Paint,
  room?: number,
): string {
  const { column, story } = words().load
  const right = (title: string) => ({ title, align: 'right' }) as const
  const columns = [
    { title: story.column.part },
    ...[story.column.seconds, column.perSecond, 'P50 (MS)', 'P99 (MS)'].map(right),
    ...[column.refused, column.errors].map(right),
    { title: story.column.breaker },
    right(story.column.unpaid),
  ]
  const rows = parts.map((part) =>
    [
      ...[story.names[part.part], part.seconds.toFixed(1), perSecondText(part.perSecond)],
      ...[ms(part.p50), ms(part.p99), grouped(part.refused), grouped(part.errors)],
      ...[words().statuses[part.breaker], grouped(part.unpaid)],
    ].map((text) => ({ text })),
  )
  const checks = verify.ok
    ? paint.good(words().shown.allHold(verify.checks.length, ''))
    : verifyText(verify, paint, room)
  const end = ok ? paint.good(story.holds(grouped(peakUnpaid))) : paint.bad(story.fails)
  return `${table(columns, rows, paint, room)}\n\n${checks}\n${end}`
}
