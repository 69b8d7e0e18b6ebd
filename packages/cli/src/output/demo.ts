import type { Context } from '../context.ts'
import type { Demo, Outcome, Scene } from '../demo/scene.ts'
import { inLines } from '../text/command-line.ts'
import { widthOf, wrapLine, wrapText } from '../text/width.ts'
import { words } from '../words/words.ts'
import { changedGradesText } from './changed-grade.ts'
import { hang } from './fit.ts'
import { plannedHallText } from './hall.ts'
import { holdText } from './hold.ts'
import { performanceText, seasonText } from './musical.ts'
import { myPageText } from './mypage.ts'
import { forPeople, writeText } from './outlet.ts'
import { choosePaint, type Paint } from './paint.ts'
import { writeData } from './print.ts'
import { refundText } from './refund.ts'
import { noticesText, reservationText } from './reservation.ts'
import { roomOf } from './room.ts'
import { salesText } from './sales.ts'
import { verifyText } from './verify.ts'

/** Prints each scene as it happens; with `--json`, the whole story at its end. */
export async function printDemo(
  context: Context,
  play: (show: (scene: Scene) => void) => Promise<Demo>,
): Promise<Demo> {
  const paint = await choosePaint(context.colour)
  const write = (text: string) => writeText(text, context.colour)
  if (context.json) {
    const demo = await play(() => undefined)
    await writeData(context, demo)
    return demo
  }
  write(wrapText(beginning(), roomOf(process.stdout)))
  const demo = await play((scene) => write(sceneText(scene, paint, roomOf(process.stdout))))
  write(`\n${demo.ok ? paint.good(holds()) : paint.bad(fails())}`)
  return demo
}

const beginning = () => words().story.beginning
const holds = () => words().story.holds
const fails = () => words().story.fails

/** A scene as if someone had typed its command. */
function sceneText(scene: Scene, paint: Paint, room = Number.POSITIVE_INFINITY): string {
  const { told, command, ...outcome } = forPeople(scene)
  const title = told === '' ? [] : ['', ...wrapLine(told, room).map(paint.strong)]
  const columns = Number.isFinite(room) ? room : undefined
  const typed = inLines(`$ outerpark ${command}`, columns, widthOf).split('\n').map(paint.quiet)
  return [...title, ...typed, indented(outcomeText(outcome, paint, room - INDENT.length))].join(
    '\n',
  )
}

function outcomeText(outcome: Outcome, paint: Paint, room: number): string {
  switch (outcome.kind) {
    case 'season':
      return seasonText(outcome.data, paint, room)
    case 'customer':
      return `${outcome.data.id}  ${outcome.data.name}`
    case 'performance':
      return performanceText(outcome.data, paint, room)
    case 'reservation':
      return reservationText(outcome.data, paint, room)
    case 'hall':
      return plannedHallText(outcome.data, paint, room)
    case 'hold':
      return holdText(outcome.data, paint, room)
    case 'refund':
      return refundText(outcome.data, paint, room)
    case 'changed-grade':
      return changedGradesText([outcome.data], paint, room)
    case 'sales':
      return salesText(outcome.data, paint, room)
    case 'refusal':
      return hang(
        [{ text: words().story.refused, paint: paint.bad }, { text: ' ' }],
        `${outcome.data.detail} (${outcome.data.code})`,
        room,
      )
    case 'notices':
      return noticesText(outcome.data, paint, room)
    case 'mypage':
      return myPageText(outcome.data, paint, room)
    case 'verify':
      return verifyText(outcome.data, paint, room)
  }
}

const INDENT = '  '
const indented = (text: string) => text.replace(/^(?=.)/gm, INDENT)
