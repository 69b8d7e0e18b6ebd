import { type Command, Option } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { StartOptions } from '../commands/daemon.ts'
import type { LogOptions } from '../commands/log.ts'
import type { Context } from '../context.ts'
import type { DaemonStatus } from '../daemon/status.ts'
import { DONE, NO_DAEMON } from '../exit-code.ts'
import { count, port } from '../input/numbers.ts'
import { print } from '../output/print.ts'
import { prints, withContext } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const daemon = lazily(() => import('../commands/daemon.ts'))
const { run } = lazily(() => import('../commands/daemon-run.ts'))
const { readLog } = lazily(() => import('../commands/log.ts'))
const { verify } = lazily(() => import('../commands/verify.ts'))
const { dropTask, listTasks, retryTask } = lazily(() => import('../commands/task.ts'))
const { switchOn } = lazily(() => import('../commands/webhook.ts'))
const daemonText = lazily(() => import('../output/daemon.ts'))
const { printLog } = lazily(() => import('../output/log.ts'))
const { verifyText } = lazily(() => import('../output/verify.ts'))
const taskText = lazily(() => import('../output/task.ts'))
const { webhookOnText } = lazily(() => import('../output/webhook.ts'))

/** Commands for the admin who runs the box office. */
export function addRunning(program: Command): void {
  addDaemon(program.command('daemon').description('the box office itself'))
  addTask(program.command('task').description('what the pipeline has to do (admin)'))
  addWebhook(program.command('webhook').description("the admin's webhook for notices (admin)"))
  leaf(
    program,
    'verify',
    "check every invariant, also against the card company's ledger (admin)",
    'verify',
    'verify --json',
  ).action(
    prints(async (context) => {
      const data = await verify(context)
      return { data, text: verifyText, failed: !data.ok }
    }),
  )
}

function addDaemon(group: Command): void {
  withStartOptions(
    leaf(
      group,
      'start',
      'start it in the background',
      'daemon start',
      'daemon start --port 0 --json',
    ),
  ).action(
    prints(async (context, options: StartOptions) => ({
      data: await daemon.start(context, options),
      text: daemonText.statusText,
    })),
  )

  withStartOptions(
    leaf(group, 'run', 'run it in this terminal', 'daemon run', 'daemon run --port 9090'),
  ).action(
    withContext(async (context, options: StartOptions) => {
      const { status, log, ended } = await run(context, options)
      await print(context, status, daemonText.statusText)
      // Data goes to stdout, and what is told to people to stderr.
      await printLog(context, log, process.stderr)
      return ended
    }),
  )

  leaf(group, 'stop', 'stop it after it has finished all accepted requests', 'daemon stop').action(
    prints(async (context) => ({
      data: await daemon.stop(context),
      text: daemonText.stoppedText,
    })),
  )

  withStartOptions(
    leaf(
      group,
      'restart',
      'stop it, and start it with the settings of now; without a port in them, on the same port',
      'daemon restart',
    ),
  ).action(
    prints(async (context, options: StartOptions) => ({
      data: await daemon.restart(context, options),
      text: daemonText.statusText,
    })),
  )

  firstLeaf(
    group,
    'status',
    'whether it runs, where, and its state; exit code 3 if it does not',
    'daemon status --json',
  ).action(shows((context) => daemon.status(context)))
  addLogs(group)
}

/** A daemon that is stopping takes no requests and still works. */
const isUp = ({ answering, running, stoppingSince }: DaemonStatus) =>
  answering || (running && stoppingSince !== undefined)

/** Shows the status. Its exit code says whether the daemon answers, as that of `systemctl status` does. */
const shows = (find: (context: Context) => Promise<DaemonStatus>) =>
  prints(async (context) => {
    const data = await find(context)
    return { data, text: daemonText.statusText, exitCode: isUp(data) ? DONE : NO_DAEMON }
  })

/** Of the box office of the profile. */
export const statusAction = shows((context) => daemon.statusForProfile(context))

/** The options with which a daemon is started. */
function withStartOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--port <n>',
        'the port to listen on; 0 is any free port (default: OUTERPARK_PORT, config.json or 8080)',
      ).argParser(port),
    )
    .option('--change-gateway', 'open the home although it charged cards at another gateway before')
    .option('--change-mode', 'open the home although it had another SYS_MODE before')
    .option('--restored', 'open the home although its database is an older one that was put back')
    .option('--begin-anew', 'open the home although its database is lost: with an empty one')
}

function addLogs(group: Command): void {
  leaf(group, 'logs', 'show its log', 'daemon logs -n 20', 'daemon logs -f --json')
    .option('-n, --lines <n>', 'how many', (text) => count(text, '--lines'), 50)
    .option('-f, --follow', 'continue with each line as it is written')
    .action(
      withContext(async (context, options: LogOptions) =>
        printLog(context, await readLog(context, options)),
      ),
    )
}

function addTask(task: Command): void {
  withListOptions(
    firstLeaf(task, 'list', 'tasks that wait, run, or are dead letters', 'task list --dead'),
  )
    .option('--dead', 'only dead letters')
    .action(
      prints(async (context, options: ListOptions & { dead?: boolean }) => {
        const data = await listTasks(context, options)
        return { data, text: taskText.tasksText, note: moreNote(data) }
      }),
    )
  withKey(leaf(task, 'retry [id]', 'try a dead letter again', 'task retry TK-110')).action(
    prints(async (context, id: string | undefined) => ({
      data: await retryTask(context, id),
      text: taskText.retriedText,
    })),
  )
  withKey(leaf(task, 'drop [id]', 'delete a dead letter', 'task drop TK-110')).action(
    prints(async (context, id: string | undefined) => ({
      data: await dropTask(context, id),
      text: taskText.droppedText,
    })),
  )
}

function addWebhook(webhook: Command): void {
  withKey(
    leaf(
      webhook,
      'on',
      'switch it on again, after it answered 410 Gone',
      'webhook on',
      'webhook on --json',
    ),
  ).action(
    prints(async (context) => ({
      data: await switchOn(context),
      text: webhookOnText,
    })),
  )
}
