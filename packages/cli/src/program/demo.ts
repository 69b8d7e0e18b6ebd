import { type Command, Option } from 'commander'
import { DONE, FAILED } from '../exit-code.ts'
import { withContext } from './action.ts'
import { leaf } from './describe.ts'

/** The story that shows what this is, and that it holds. */
export function addDemo(program: Command): void {
  leaf(
    program,
    'demo',
    'the whole story on a home of its own, which is gone afterwards',
    'demo',
    'demo --json',
  )
    // For `npm start` on a terminal, whose owner goes on from there.
    .addOption(new Option('--leave-daemon', 'then start the daemon of your own home').hideHelp())
    .action(
      withContext(async (context, { leaveDaemon }: { leaveDaemon?: boolean }) => {
        const { playDemo } = await import('../commands/demo.ts')
        const { printDemo, whatNext } = await import('../output/demo.ts')
        const { ok } = await printDemo(context, (show) => playDemo(context, show))
        if (leaveDaemon) {
          const { ensureDaemon } = await import('../daemon/ensure.ts')
          try {
            for (const line of whatNext(await ensureDaemon(context), context)) context.say(line)
          } catch (error) {
            // The story is told, which is what the exit code is about.
            const why = error instanceof Error ? error.message : String(error)
            context.say(`The story went well. Your own box office was not opened: ${why}`)
          }
        }
        return ok ? DONE : FAILED
      }),
    )
}
