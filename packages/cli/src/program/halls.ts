import type { HallResponse } from '@outerpark/core/contract'
import { Argument, type Command } from 'commander'
import type { ChangedHall, EditOptions } from '../commands/edit-hall.ts'
import type { CheckOptions } from '../commands/hall.ts'
import { DONE, exitCodeOf, FAILED } from '../exit-code.ts'
import type { CheckedHall } from '../hall/check.ts'
import { EXAMPLES, type ExampleName } from '../hall/examples.ts'
import { planVersion, seatCount } from '../input/numbers.ts'
import { writeText } from '../output/outlet.ts'
import type { Paint } from '../output/paint.ts'
import { writeData } from '../output/print.ts'
import { help, words } from '../words/words.ts'
import { prints, withContext } from './action.ts'
import { firstLeaf, leaf, withCsv, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { checkHall, exampleHall } = lazily(() => import('../commands/hall.ts'))
const { addHall, editHall } = lazily(() => import('../commands/edit-hall.ts'))
const { listHalls, showHall } = lazily(() => import('../commands/kept-halls.ts'))
const text = lazily(() => import('../output/hall.ts'))
const { keptPlanText, keptYaml } = lazily(() => import('../output/kept-plan.ts'))

type ShowOptions = { readonly plan?: boolean; readonly hallVersion?: number }

/** Mistakes in a plan are the reader's to correct. A party that finds no seats is refused. */
function exitCodeFor({ ok, best }: CheckedHall): number {
  if (!ok) return exitCodeOf('hall-invalid')
  return best?.rule === null ? FAILED : DONE
}

/** Commands about halls and their plans. */
export function addHalls(program: Command): void {
  const hall = program.command('hall').description(help().halls.about)
  addKept(hall)
  addFiles(hall)
}

/** The halls of the box office. */
function addKept(hall: Command): void {
  withKey(leaf(hall, 'add [file]', help().halls.add.about, 'hall add my-hall.yaml --profile admin'))
    .option('--force', help().halls.edit.force)
    .option('--yes', help().halls.add.yes)
    .action(
      prints(async (context, file: string | undefined, options: EditOptions) =>
        changed(await addHall(context, file, options)),
      ),
    )
  withCsv(firstLeaf(hall, 'list', help().halls.list.about, 'hall list', 'hall list --json')).action(
    prints(async (context) => ({ data: await listHalls(context), text: text.hallsText })),
  )
  leaf(
    hall,
    'show [hall]',
    help().halls.show.about,
    'hall show HA-7KQ',
    'hall show "Studio 400" --plan > my-hall.yaml',
  )
    .option('--plan', help().halls.show.plan)
    .option('--hall-version <n>', help().halls.show.version, planVersion)
    .action(
      prints(async (context, id: string | undefined, { plan, hallVersion }: ShowOptions) => {
        const data = await showHall(context, id, hallVersion)
        return {
          data,
          // Not of what is made safe for people, which has lost the lines of the rows.
          text: plan
            ? () => keptYaml(data, data.id)
            : (_: unknown, paint: Paint, room: number) => keptPlanText(data, paint, room),
          whole: plan === true,
        }
      }),
    )
  withKey(
    leaf(
      hall,
      'edit [hall] [file]',
      help().halls.edit.about,
      'hall edit HA-7KQ my-hall.yaml',
      'hall edit HA-7KQ --hall-version 2',
    ),
  )
    .option('--hall-version <n>', help().halls.edit.version, planVersion)
    .option('--force', help().halls.edit.force)
    .option('--yes', help().halls.edit.yes)
    .action(
      prints(
        async (context, id: string | undefined, file: string | undefined, options: EditOptions) =>
          changed(await editHall(context, id, file, options)),
      ),
    )
}

/** A hall with its plan, and how it gets the one before again. */
function changed({ hall, before, renewed }: ChangedHall) {
  const { halls } = words()
  const notes =
    before === undefined
      ? [halls.added(hall.id)]
      : hall.version === before
        ? [halls.unchanged(hall.version)]
        : [halls.changed(hall.version), halls.back(hall.id, before)]
  return {
    data: hall,
    text: (shown: HallResponse, paint: Paint, room: number) =>
      text.plannedHallText(shown, paint, room),
    note: [...notes, ...(renewed === undefined ? [] : [halls.renewed(renewed)])].join('\n'),
  }
}

/** What needs no box office. */
function addFiles(hall: Command): void {
  leaf(
    hall,
    'check [file]',
    help().halls.check.about,
    'hall example > my-hall.yaml',
    'hall check my-hall.yaml',
    'hall check my-hall.yaml --best 4 --grade VIP',
    'hall check my-hall.yaml --jq .hall.grades',
  )
    .option('--best <n>', help().halls.check.best, (typed) => seatCount(typed, '--best'))
    .option('--grade <name>', help().halls.check.grade)
    .action(
      prints(async (context, file: string | undefined, options: CheckOptions) => {
        const { data, map, chosen } = await checkHall(context, file, options)
        return {
          data,
          text: (shown: CheckedHall, paint: Paint, room: number) =>
            text.checkedHallText(shown, { map, chosen }, paint, room),
          exitCode: exitCodeFor(data),
          note: data.ok ? undefined : words().halls.correct(data.mistakes.length),
        }
      }),
    )
  leaf(
    hall,
    'example',
    help().halls.example.about,
    'hall example > my-hall.yaml',
    'hall example playhouse-1031',
  )
    .addArgument(
      new Argument('[name]', help().halls.example.name).choices(EXAMPLES).default(EXAMPLES[0]),
    )
    .action(
      withContext(async (context, name: ExampleName) => {
        const example = await exampleHall(name)
        if (context.json) await writeData(context, example)
        else writeText(example.yaml.trimEnd())
        return DONE
      }),
    )
}
