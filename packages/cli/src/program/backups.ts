import type { MadeBackupResponse } from '@outerpark/core/contract'
import type { Command } from 'commander'
import type { BackupOptions, RestoreOptions } from '../commands/backup.ts'
import type { ReconcileOptions } from '../commands/reconcile.ts'
import { DONE } from '../exit-code.ts'
import { failure } from '../failure.ts'
import { wholeCount } from '../input/numbers.ts'
import { print } from '../output/print.ts'
import { help } from '../words/words.ts'
import { prints, withContext } from './action.ts'
import { firstLeaf, leaf, withCsv, withKey } from './describe.ts'
import { lazily } from './lazily.ts'

const { backup, listBackups, restore, verifyBackup } = lazily(() => import('../commands/backup.ts'))
const { lostCharges, refundLost } = lazily(() => import('../commands/reconcile.ts'))
const bookText = lazily(() => import('../output/reconcile.ts'))
const text = lazily(() => import('../output/backup.ts'))

/** Commands for what outlives a disk. */
export function addBackups(program: Command): void {
  const group = program.command('backup').description(help().backups.about)
  withKey(
    firstLeaf(
      group,
      'make',
      help().backups.make.about,
      'backup',
      'backup make --to /mnt/backups --keep 14',
    ),
  )
    .option('--to <folder>', help().backups.make.to)
    .option('--keep <n>', help().backups.make.keep, (given) => wholeCount(given, '--keep'))
    .action(
      prints(async (context, options: BackupOptions) => {
        const data = await backup(context, options)
        return {
          ...{ data, text: text.madeBackupText },
          ...{ note: await text.notesOnBackup(data), failure: commandFailure(data) },
        }
      }),
    )
  withCsv(
    leaf(group, 'list', help().backups.list.about, 'backup list', 'backup list --in /mnt/backups'),
  )
    .option('--in <folder>', help().backups.list.in)
    .action(
      prints(async (context, options: { readonly in?: string }) => ({
        data: await listBackups(context, options),
        text: text.backupsText,
      })),
    )
  leaf(
    group,
    'verify [file]',
    help().backups.verify.about,
    'backup verify',
    'backup verify /mnt/backups/outerpark-5f0c.db',
  ).action(
    prints(async (context, file: string | undefined) => ({
      data: await verifyBackup(context, file),
      text: text.checkedBackupText,
    })),
  )
  addRestore(program)
  addReconcile(program)
}

function addRestore(program: Command): void {
  leaf(
    program,
    'restore [file]',
    help().backups.restore.about,
    'restore /mnt/backups/outerpark-5f0c.db',
    'restore outerpark-5f0c.db --home /srv/outerpark',
  )
    .option('--home <folder>', help().backups.restore.home)
    .option('--yes', help().backups.restore.yes)
    .option('--other-office', help().backups.restore.otherOffice)
    .action(
      prints(async (context, file: string | undefined, options: RestoreOptions) => {
        const data = await restore(context, file, options)
        const shown = options.home === undefined ? text.restoredText : text.restoredAsideText
        return { data, text: shown, failed: !data.ok }
      }),
    )
}

function addReconcile(program: Command): void {
  const reconcile = leaf(
    program,
    'reconcile',
    help().backups.reconcile.about,
    'reconcile',
    'reconcile --csv',
    'reconcile --refund PY-7KQ2M9XW4T',
  )
  withCsv(reconcile)
    .option(
      '--refund <key>',
      help().backups.reconcile.refund,
      (key, before: readonly string[] = []) => [...before, key],
    )
    .option('--refund-all', help().backups.reconcile.refundAll)
    .option('--yes', help().shared.yes)
    .action(
      withContext(async (context, options: ReconcileOptions) => {
        if (options.refund || options.refundAll)
          await print(context, await refundLost(context, options), bookText.claimedText)
        else await print(context, await lostCharges(context), bookText.lostChargesText)
        return DONE
      }),
    )
}

/** The backup is there, but the command for it failed. */
const commandFailure = ({ command }: MadeBackupResponse) =>
  command?.ok === false
    ? failure(
        'backup-command-failed',
        ({ backups }) => backups.commandFailed(command.reason ?? ''),
        ({ backups }) => backups.backupStays,
      )
    : undefined
