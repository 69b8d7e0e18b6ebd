import { type Command, Option } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { StartOptions } from '../commands/daemon.ts'
import type { UpgradeOptions } from '../commands/daemon-upgrade.ts'
import type { LogOptions } from '../commands/log.ts'
import type { Context } from '../context.ts'
import type { DaemonStatus } from '../daemon/status.ts'
import { DONE, NO_DAEMON } from '../exit-code.ts'
import { count, port } from '../input/numbers.ts'
import { print } from '../output/print.ts'
import { help } from '../words/words.ts'
import { prints, withContext } from './action.ts'
import { addService } from './daemon-install.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const daemon = lazily(() => import('../commands/daemon.ts'))
const { run } = lazily(() => import('../commands/daemon-run.ts'))
const { upgrade } = lazily(() => import('../commands/daemon-upgrade.ts'))
const { readLog } = lazily(() => import('../commands/log.ts'))
const { verify } = lazily(() => import('../commands/verify.ts'))
const { dropTask, listTasks, retryTask, showTask } = lazily(() => import('../commands/task.ts'))
const { switchOn } = lazily(() => import('../commands/webhook.ts'))
const daemonText = lazily(() => import('../output/daemon.ts'))
const { restartedText } = lazily(() => import('../output/restarted.ts'))
const { upgradedText } = lazily(() => import('../output/upgraded.ts'))
const { printLog } = lazily(() => import('../output/log.ts'))
const { verifyText } = lazily(() => import('../output/verify.ts'))
const taskText = lazily(() => import('../output/task.ts'))
const { webhookOnText } = lazily(() => import('../output/webhook.ts'))

/** Commands for the admin who runs the box office. */
export function addRunning(program: Command): void {
  addDaemon(program.command('daemon').description(help().running.daemon.about))
  addTask(program.command('task').description(help().running.task.about))
  addWebhook(program.command('webhook').description(help().running.webhook.about))
  leaf(program, 'verify', help().running.verify.about, 'verify', 'verify --json').action(
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
      help().running.daemon.start.about,
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
    leaf(group, 'run', help().running.daemon.run.about, 'daemon run', 'daemon run --port 9090'),
  ).action(
    withContext(async (context, options: StartOptions) => {
      const { status, log, ended } = await run(context, options)
      await print(context, status, daemonText.statusText)
      // Data goes to stdout, and what is told to people to stderr.
      // Without a terminal a program collects them, as in a container: JSON lines, as they are.
      const json = context.json || !process.stderr.isTTY
      await printLog({ ...context, json }, log, process.stderr)
      return ended
    }),
  )

  leaf(group, 'stop', help().running.daemon.stop.about, 'daemon stop').action(
    prints(async (context) => ({
      data: await daemon.stop(context),
      text: daemonText.stoppedText,
    })),
  )

  withStartOptions(
    leaf(group, 'restart', help().running.daemon.restart.about, 'daemon restart'),
  ).action(
    prints(async (context, options: StartOptions) => {
      const { status, replaced } = await daemon.restart(context, options)
      return {
        data: status,
        text: (_, paint, room) => restartedText(replaced, status, paint, room),
      }
    }),
  )

  addUpgrade(group)
  firstLeaf(group, 'status', help().running.daemon.status.about, 'daemon status --json').action(
    shows((context) => daemon.status(context)),
  )
  addLogs(group)
  addService(group)
}

function addUpgrade(group: Command): void {
  const about = help().running.daemon.upgrade
  leaf(group, 'upgrade', about.about, 'daemon upgrade', 'daemon upgrade --yes --json')
    .option('--yes', about.yes)
    .action(
      prints(async (context, options: UpgradeOptions) => ({
        data: await upgrade(context, options),
        text: upgradedText,
      })),
    )
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
    .addOption(new Option('--port <n>', help().running.daemon.port).argParser(port))
    .option('--change-gateway', help().running.daemon.changeGateway)
    .option('--never-charged', help().running.daemon.neverCharged)
    .option('--change-mode', help().running.daemon.changeMode)
    .option('--restored', help().running.daemon.restored)
    .option('--begin-anew', help().running.daemon.beginAnew)
}

function addLogs(group: Command): void {
  leaf(
    group,
    'logs',
    help().running.daemon.logs.about,
    'daemon logs -n 20',
    'daemon logs -f --json',
  )
    .option(
      '-n, --lines <n>',
      help().running.daemon.logs.lines,
      (text) => count(text, '--lines'),
      50,
    )
    .option('-f, --follow', help().running.daemon.logs.follow)
    .action(
      withContext(async (context, options: LogOptions) =>
        printLog(context, await readLog(context, options)),
      ),
    )
}

function addTask(task: Command): void {
  withListOptions(firstLeaf(task, 'list', help().running.task.list.about, 'task list --dead'))
    .option('--dead', help().running.task.list.dead)
    .action(
      prints(async (context, options: ListOptions & { dead?: boolean }) => {
        const data = await listTasks(context, options)
        return { data, text: taskText.tasksText, note: moreNote(data) }
      }),
    )
  leaf(task, 'show [id]', help().running.task.show.about, 'task show TK-110').action(
    prints(async (context, id: string | undefined) => ({
      data: await showTask(context, id),
      text: taskText.shownTaskText,
    })),
  )
  withKey(leaf(task, 'retry [id]', help().running.task.retry.about, 'task retry TK-110')).action(
    prints(async (context, id: string | undefined) => ({
      data: await retryTask(context, id),
      text: taskText.retriedText,
    })),
  )
  withKey(leaf(task, 'drop [id]', help().running.task.drop.about, 'task drop TK-110')).action(
    prints(async (context, id: string | undefined) => ({
      data: await dropTask(context, id),
      text: taskText.droppedText,
    })),
  )
}

function addWebhook(webhook: Command): void {
  withKey(
    leaf(webhook, 'on', help().running.webhook.on.about, 'webhook on', 'webhook on --json'),
  ).action(
    prints(async (context) => ({
      data: await switchOn(context),
      text: webhookOnText,
    })),
  )
}
