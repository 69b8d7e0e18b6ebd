import { SANDBOX_CARDS, type WorkerNews } from '@outerpark/core/names'
import type { TaskLine } from '../pipeline/crews.ts'
import { homeFiles, secretOf } from '../process/home.ts'
import type { Logger } from '../process/log.ts'
import type { SocketFolder } from '../process/socket-folder.ts'
import type { BootedSandbox } from '../sandbox/process.ts'
import type { Config } from '../settings/config.ts'
import { openAlerts } from './alerts.ts'
import { type OpenBackupDesk, openBackupDesk } from './backup/desk.ts'
import { openCardCompany } from './card-company.ts'
import { openCodes } from './codes.ts'
import { companyBooks } from './company-books.ts'
import { metricsFor } from './metrics.ts'
import { openMyPage } from './mypage.ts'
import { openNotifier } from './notifier.ts'
import { requestLines } from './request-lines.ts'
import { storageStatus } from './storage.ts'
import { openStore } from './store.ts'
import { openTraces } from './traces.ts'
import { trafficOf } from './traffic.ts'
import { audits } from './verify.ts'

const clock = { now: Date.now }

type Around = {
  readonly log: Logger
  readonly sockets: SocketFolder
  /** of this program */
  readonly version: string
  readonly news?: (() => WorkerNews) | undefined
  readonly booted?: BootedSandbox | undefined
}

/** The parts that only a real office has: databases in its home, a card company, and the configured channels. */
export async function openParts(config: Config, { log, sockets, version, news, booted }: Around) {
  const files = homeFiles(config.home)
  const { close: closeNotifier, ...notices } = openNotifier(config, clock)
  const { notifier, webhook, channels, failing, tried } = notices
  const { close: closeLines, ...lines } = requestLines(config, log, files.accessLog)
  const alerts = openAlerts(config, { clock, log })
  const codes = openCodes(config, notices.deliverCode, log)
  const metrics = metricsFor(config, files.store)
  const traces = await openTraces(config, version)
  const store = openStore(files.store, channels, { metrics, traces, log })
  // After the database: other files of a home without one mean that it was lost.
  const secrets = {
    adminToken: secretOf(files.adminToken, 'opa_'),
    tokenSecret: secretOf(files.tokenSecret, ''),
  }
  const myPage = await openMyPage(files, {
    ...config,
    onError: (error) => log.error({ err: error }, 'MyPage'),
  })
  const { officeName } = store
  const job = { storeFile: files.store, office: officeName, program: version, beside: true }
  const backups = openBackupDesk(config, { ...job, clock, log })
  const place = { ledgerFile: files.ledger, socketFolder: sockets.path }
  const company = { officeName, ...place, log, booted }
  const opened = await openCardCompany(config, company)
  const { client, identity, ledger, sandbox, stripeHint } = opened
  return {
    gateway: identity,
    parts: {
      ...{ store, clock, random: Math.random, cardCompany: client, notifier, webhook, log },
      ...{ tracer: traces?.tracer, onTaskDone: taskLines(log) },
    },
    http: {
      ...{ ...lines, ...secrets, ...codes.parts, metrics },
      ...{ allowedHosts: config.allowedHosts, timeZone: () => timeZoneOf(config) },
      traffic: trafficOf(config, log),
      ...{ channels, failing, tried, myPage, backups, stripeHint },
      storage: () => ({ storage: storageStatus(store, files.store), backups: backups.status() }),
      alerts: alerts.watch({
        backups: () => backupsOf(config, backups),
        replaced: replacedBy(news),
      }),
      ...audits(files.store, ledger),
      companyBooks: companyBooks({ storeFile: files.store, client, officeName, ledger }),
      ...{ sandbox, cards: sandbox && SANDBOX_CARDS },
    },
    async close(): Promise<void> {
      codes.stop()
      await backups.close()
      closeNotifier()
      alerts.close()
      await opened.close()
      await myPage.close()
      await store.close()
      await traces?.stop()
      closeLines()
    },
  }
}

/** The time zone of the theatres. The one of the machine takes 25 ms to find, so it is asked for when it is needed. */
const timeZoneOf = ({ timeZone }: Pick<Config, 'timeZone'>) =>
  timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

/** Gives the last worker that ended without being told to. */
const replacedBy = (news: (() => WorkerNews) | undefined) => () => {
  const [last] = news?.().ends ?? []
  return last && { at: Date.parse(last.at), reason: `${last.how} ${last.what}` }
}

/** If nobody has backups made by themselves, none is late. */
const backupsOf = (
  { backupEvery: everyMs }: Pick<Config, 'backupEvery'>,
  { newest }: Pick<OpenBackupDesk, 'newest'>,
) => (everyMs === undefined ? undefined : { everyMs, newest: newest() })

/** If nobody reads the lines of tasks that are done, they are not even made. */
const taskLines = (log: Logger) =>
  log.isLevelEnabled('debug') ? (task: TaskLine) => log.debug(task, 'task done') : undefined
