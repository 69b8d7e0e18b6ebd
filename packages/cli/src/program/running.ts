import { type Command, Option } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { StartOptions } from '../commands/daemon.ts'
import type { LogOptions } from '../commands/log.ts'
import { count, port } from '../input/numbers.ts'
import { print } from '../output/print.ts'
import { prints, withContext } from './action.ts'
import { leaf, moreNote, withListOptions } from './describe.ts'

const load = {
  daemon: () => import('../commands/daemon.ts'),
  daemonText: () => import('../output/daemon.ts'),
  task: () => import('../commands/task.ts'),
  taskText: () => import('../output/task.ts'),
  webhook: () => import('../commands/webhook.ts'),
  webhookText: () => import('../output/webhook.ts'),
}

/** What those use who run the box office. */
export function addRunning(program: Command): void {
  addDaemon(program.command('daemon').description('the box office itself'))
  addTask(program.command('task').description('what the pipeline has to do (admin)'))
  addWebhook(program.command('webhook').description('where the admin is told (admin)'))
  leaf(
    program,
    'verify',
    "check every invariant, against the card company's ledger too (admin)",
    'verify',
    'verify --json',
  ).action(
    prints(async (context) => {
      const data = await (await import('../commands/verify.ts')).verify(context)
      return {
        data,
        text: async () => (await import('../output/verify.ts')).verifyText,
        failed: !data.ok,
      }
    }),
  )
}

function addDaemon(daemon: Command): void {
  const portOption = () =>
    new Option(
      '--port <n>',
      'where to listen; 0 is any free port (default: OUTERPARK_PORT or 8080)',
    ).argParser(port)

  leaf(
    daemon,
    'start',
    'start it in the background',
    'daemon start',
    'daemon start --port 0 --json',
  )
    .addOption(portOption())
    .action(
      prints(async (context, options: StartOptions) => ({
        data: await (await load.daemon()).start(context, options),
        text: async () => (await load.daemonText()).statusText,
      })),
    )

  leaf(daemon, 'run', 'run it in this terminal', 'daemon run', 'daemon run --port 9090')
    .addOption(portOption())
    .action(
      withContext(async (context, options: StartOptions) => {
        const { run } = await import('../commands/daemon-run.ts')
        const { status, ended } = await run(context, options)
        await print(context, status, async () => (await load.daemonText()).statusText)
        return ended
      }),
    )

  leaf(daemon, 'stop', 'end it, once it has finished what it accepted', 'daemon stop').action(
    prints(async (context) => ({
      data: await (await load.daemon()).stop(context),
      text: async () => (await load.daemonText()).stoppedText,
    })),
  )

  leaf(daemon, 'restart', 'stop it, and start it on the same port', 'daemon restart')
    .addOption(portOption())
    .action(
      prints(async (context, options: StartOptions) => ({
        data: await (await load.daemon()).restart(context, options),
        text: async () => (await load.daemonText()).statusText,
      })),
    )

  leaf(daemon, 'status', 'whether it runs, where, and how it is', 'daemon status --json').action(
    prints(async (context) => ({
      data: await (await load.daemon()).status(context),
      text: async () => (await load.daemonText()).statusText,
    })),
  )
  addLogs(daemon)
}

function addLogs(daemon: Command): void {
  leaf(daemon, 'logs', 'what it wrote into its log', 'daemon logs -n 20', 'daemon logs -f --json')
    .option('-n, --lines <n>', 'how many', (text) => count(text, '--lines'), 50)
    .option('-f, --follow', 'go on with each line as it is written')
    .action(
      withContext(async (context, options: LogOptions) =>
        (await import('../output/log.ts')).printLog(
          context,
          (await import('../commands/log.ts')).readLog(context, options),
        ),
      ),
    )
}

function addTask(task: Command): void {
  withListOptions(
    leaf(task, 'list', 'tasks that wait, are worked on, or are dead', 'task list --dead'),
  )
    .option('--dead', 'only those that were given up')
    .action(
      prints(async (context, options: ListOptions & { dead?: boolean }) => {
        const data = await (await load.task()).listTasks(context, options)
        return { data, text: async () => (await load.taskText()).tasksText, note: moreNote(data) }
      }),
    )
  leaf(task, 'retry [id]', 'give a dead letter another chance', 'task retry TK-110').action(
    prints(async (context, id: string | undefined) => ({
      data: await (await load.task()).retryTask(context, id),
      text: async () => (await load.taskText()).retriedText,
    })),
  )
  leaf(task, 'drop [id]', 'end a dead letter for good', 'task drop TK-110').action(
    prints(async (context, id: string | undefined) => ({
      data: await (await load.task()).dropTask(context, id),
      text: async () => (await load.taskText()).droppedText,
    })),
  )
}

function addWebhook(webhook: Command): void {
  leaf(
    webhook,
    'on',
    'switch it on again, after it answered 410 Gone',
    'webhook on',
    'webhook on --json',
  ).action(
    prints(async (context) => ({
      data: await (await load.webhook()).switchOn(context),
      text: async () => (await load.webhookText()).webhookOnText,
    })),
  )
}
