import type { Context } from '../context.ts'
import type { OutageDemo } from '../demo/outage/checks.ts'
import type { Audience } from '../demo/outage/view.ts'
import { words } from '../words/words.ts'
import { changeText, outcomeText } from './outage.ts'
import { outagePicture } from './outage-picture.ts'
import { writeText } from './outlet.ts'
import { choosePaint, type Paint } from './paint.ts'
import { writeData } from './print.ts'
import { roomOf } from './room.ts'
import { openScreen } from './screen.ts'

type Write = (text: string) => void
type Play = (audience: Audience) => Promise<OutageDemo>

const nothing = () => undefined

/**
 * Shows the story while it happens: as a picture on a terminal, otherwise line by line. With `--json`, prints it at its
 * end.
 */
export async function showOutage(context: Context, play: Play): Promise<OutageDemo> {
  const paint = await choosePaint(context.colour && !context.json)
  if (context.json) {
    const demo = await play({ onChange: nothing, onSample: nothing })
    await writeData(context, dataOf(demo))
    return demo
  }
  const write: Write = (text) => writeText(text, context.colour)
  write(words().story.beginning2)
  const drawn = process.stdout.isTTY && context.env.TERM !== 'dumb'
  const demo = drawn ? await draw(play, paint, write) : await printLines(play, paint, write)
  write(`\n${outcomeText(demo, paint, roomOf(process.stdout))}`)
  return demo
}

function printLines(play: Play, paint: Paint, write: Write): Promise<OutageDemo> {
  return play({
    onChange: (change, view) => write(changeText(change, view, paint)),
    onSample: nothing,
  })
}

async function draw(play: Play, paint: Paint, write: Write): Promise<OutageDemo> {
  const screen = openScreen(process.stdout)
  // On a signal the screen closes at once, before the clean-up, which takes a moment.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, screen.close)
  try {
    const demo = await play({
      onChange: nothing,
      onSample: (view) => screen.draw((size) => outagePicture(view, size, paint)),
    })
    screen.close()
    // The last picture is printed on the ordinary screen, with the whole time line.
    const size = { ...screen.size(), wholeTimeLine: true }
    write(outagePicture(demo.view, size, paint).join('\n'))
    return demo
  } finally {
    screen.close()
  }
}

/** The story for programs: everything except the samples of the picture. */
function dataOf({ view, ...checked }: OutageDemo) {
  const peakUnpaid = Math.max(0, ...view.samples.map(({ unpaid }) => unpaid))
  const { changes, bookings } = view
  return { ...checked, changes, bookings, peakUnpaid }
}
