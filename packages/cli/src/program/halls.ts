import { Argument, type Command } from 'commander'
import { DONE, exitCodeOf } from '../exit-code.ts'
import type { CheckedHall } from '../hall/check.ts'
import { EXAMPLES, type ExampleName } from '../hall/examples.ts'
import { writeText } from '../output/outlet.ts'
import type { Paint } from '../output/paint.ts'
import { writeData } from '../output/print.ts'
import { help, words } from '../words/words.ts'
import { prints, withContext } from './action.ts'
import { firstLeaf, leaf } from './describe.ts'
import { lazily } from './lazily.ts'

const { checkHall, exampleHall } = lazily(() => import('../commands/hall.ts'))
const { checkedHallText } = lazily(() => import('../output/hall.ts'))

/** Commands about the plans of halls. They need no box office. */
export function addHalls(program: Command): void {
  const hall = program.command('hall').description(help().halls.about)
  firstLeaf(
    hall,
    'check [file]',
    help().halls.check.about,
    'hall example > my-hall.yaml',
    'hall check my-hall.yaml',
    'hall check my-hall.yaml --jq .hall.grades',
  ).action(
    prints(async (context, file: string | undefined) => {
      const { data, map } = await checkHall(context, file)
      return {
        data,
        text: (shown: CheckedHall, paint: Paint, room: number) =>
          checkedHallText(shown, map, paint, room),
        exitCode: data.ok ? DONE : exitCodeOf('validation-failed'),
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
