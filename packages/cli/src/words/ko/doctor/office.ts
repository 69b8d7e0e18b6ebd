import { withParticle } from '@outerpark/core/words/particle'
import type { office as officeInEnglish } from '../../en/doctor/office.ts'
import { size } from '../../en/doctor/said.ts'

export const office: typeof officeInEnglish = {
  daemonRuns: (pid, since, worker) => ({
    what:
      worker === undefined
        ? `${since}부터 실행 중입니다(프로세스 ${pid}).`
        : `실행 중입니다(프로세스 ${pid}). 워커는 ${since}부터 답하고 있습니다(프로세스 ${worker}).`,
  }),
  workersEnd: (at, reason) => ({
    what: `워커가 자꾸 끝납니다. 마지막은 ${at}: ${reason}`,
    why: '그때마다 새 워커가 이어받고, 그동안 연결한 사람은 기다립니다. 받은 일은 잃지 않습니다.',
    todo: 'outerpark daemon status; outerpark daemon logs -n 200',
  }),
  daemonStops: (pid) => ({
    what: `받은 일을 끝내고 멈추는 중입니다(프로세스 ${pid}).`,
    why: '새 요청은 받지 않습니다. 길어야 20초 걸립니다.',
    todo: 'outerpark daemon status',
  }),
  noWorker: (since, reason, hint) => ({
    what: `실행 중이지만 ${since}부터 답하는 워커가 없습니다. ${reason}`.trim(),
    why: '그동안 표를 팔지 못합니다. 스스로 다시 시도하며, 받은 일은 잃지 않습니다.',
    todo: hint ?? 'outerpark daemon logs -n 50; outerpark daemon restart',
  }),
  daemonSuspended: (pid) => ({
    what: `프로세스 ${pid}가 일시 정지되어 있습니다. SIGSTOP 신호를 받았거나 터미널에서 Ctrl-Z를 눌렀습니다.`,
    why: '워커는 아직 답할 수 있습니다. 그러나 워커가 끝나면 아무도 바꾸지 않고, 멈추라고 해도 멈추지 않습니다.',
    todo: `kill -CONT ${pid}`,
  }),
  workerSilent: (pid, parent) => ({
    what: `워커가 답하지 않습니다(프로세스 ${pid}).`,
    why: `프로세스 ${parent}가 10초 안에 스스로 바꾸며, 연결하는 요청은 기다립니다. 받은 일은 잃지 않습니다.`,
    todo: `ps -o pid,stat,etime,args -p ${pid}; outerpark daemon status`,
  }),
  daemonHangs: (pid) => ({
    what: `홈의 소켓을 가진 채 답하지 않습니다(프로세스 ${pid}).`,
    why: '일시 정지되었거나 오래 걸리는 일을 하는 중일 수 있습니다. 받은 일은 잃지 않습니다.',
    todo: `ps -o pid,stat,etime,args -p ${pid}; outerpark daemon restart`,
  }),
  daemonOutdated: (pid, version) => ({
    what: `소켓이 없는 버전 ${version}입니다(프로세스 ${pid}).`,
    why: '명령이 누구와 통신하는지 알 수 없습니다.',
    todo: 'outerpark daemon restart',
  }),
  daemonAway: () => ({
    what: '실행되고 있지 않습니다.',
    why: '그래서 결제, 메일, 웹훅, 기다리는 작업은 점검할 수 없습니다.',
    todo: 'outerpark daemon start',
  }),
  daemonUnknown: () => ({
    what: '실행 중인지 알 수 없습니다.',
    why: '다른 사용자가 홈에 쓸 수 있으므로 그 안의 무엇도 믿을 수 없습니다.',
    todo: 'outerpark doctor (홈을 고친 뒤에)',
  }),
  daemonDied: (pid, since) => ({
    what: `멈추라는 말 없이 끝났습니다(프로세스 ${pid}, ${since} 시작).`,
    why: '비정상 종료, 강제 종료, 또는 컴퓨터가 꺼진 경우입니다. 받은 일은 잃지 않습니다.',
    todo: 'outerpark daemon logs -n 50; outerpark daemon start',
  }),
  statusUnknown: (detail, remedy) => ({
    what: `실행 중이지만 상태를 알려 주지 않습니다: ${detail}`,
    why: '그래서 결제, 메일, 웹훅, 기다리는 작업은 점검할 수 없습니다.',
    todo: remedy ?? 'outerpark daemon status --json',
  }),

  logFine: () => ({ what: '지난 하루 동안 장애 기록이 없습니다.' }),
  logNone: () => ({ what: '아직 로그가 없습니다.' }),
  logFaults: (faults, at, message) => ({
    what: `지난 하루 동안 장애 ${faults}건, 마지막은 ${at}: ${message}`,
    why: '요청의 잘못이 아니라 프로그램이나 그 바탕의 오류입니다.',
    todo: 'outerpark daemon logs -n 200',
  }),
  logCrash: (at, message) => ({
    what: `데몬이 ${at}에 비정상 종료했습니다: ${message}`,
    why: '이런 오류가 나면 프로세스가 끝납니다. 받은 일은 모두 데이터베이스에 있습니다.',
    todo: 'outerpark daemon logs -n 200; outerpark daemon start',
  }),

  versionsSame: (version, node) => ({ what: `outerpark ${version}, Node ${node}.` }),
  versionsDiffer: (gap, mend) => ({
    what: gap,
    why: '한쪽이 모르는 명령은 실패할 수 있습니다.',
    todo: mend,
  }),

  gatewayFine: (gateway) => ({ what: `${gateway}: 답합니다.` }),
  gatewayAway: (gateway, since, unpaid, todo) => ({
    what: `${withParticle(gateway, '이/가')} ${since}부터 답하지 않습니다. 예매 ${unpaid}건이 결제를 기다립니다.`,
    why: '예매는 계속 받으며, 카드사가 돌아오면 청구합니다.',
    todo,
  }),
  gatewayFails: (gateway, calls, todo) => ({
    what: `${gateway} 호출이 최근 ${calls}번 모두 실패했습니다.`,
    why: '호출이 적어 결제를 중단하지는 않았습니다.',
    todo,
  }),

  mailFine: () => ({ what: '메일이 나갑니다.' }),
  mailUntried: () => ({ what: '아직 보내 본 메일이 없습니다.' }),
  mailNone: () => ({ what: '메일 서버를 설정하지 않았습니다. 알림은 알림함에만 남습니다.' }),
  webhookFine: (host) => ({ what: `알림을 ${withParticle(host, '으로/로')} 보냅니다.` }),
  webhookNone: () => ({ what: '웹훅을 설정하지 않았습니다.' }),
  webhookOff: (host, since) => ({
    what: `${host}의 웹훅이 ${since}부터 꺼져 있습니다.`,
    why: '더는 알림을 받지 않겠다고(410 Gone) 답했습니다.',
    todo: 'outerpark webhook on',
  }),
  channelFails: (since, reason) => ({
    what: `${since}부터 실패합니다: ${reason}`,
    why: '알림은 기다렸다가 다시 시도합니다. 사흘이 지나면 데드 레터가 됩니다.',
    todo: 'outerpark task list; outerpark daemon logs -n 50',
  }),

  workFine: (waiting) => ({
    what:
      waiting === 0
        ? '기다리는 작업이 없습니다.'
        : `작업 ${waiting}건이 기다리며, 오래된 것은 없습니다.`,
  }),
  deadLetters: (dead, payments) => ({
    what: `데드 레터 ${dead}건${payments === 0 ? '' : `, 그중 결제 ${payments}건`}.`,
    why: '자동으로 다시 시도하지 않습니다. 결제되지 않은 예매의 좌석은 잡힌 채로 남습니다.',
    todo: 'outerpark task list --dead',
  }),
  oldTask: (kind, minutes) => ({
    what: `${kind} 작업이 길게는 ${minutes}분째 기다립니다.`,
    why: '거듭 실패했거나, 일손이 밀린 일을 따라가지 못합니다.',
    todo: 'outerpark task list',
  }),

  storageFine: () => ({ what: '데이터베이스에 쓸 수 있습니다.' }),
  storageTrouble: (trouble, todo) => ({
    what: `데이터베이스에 쓸 수 없습니다: ${trouble}.`,
    why: '그동안 예매를 받지 않습니다. 전에 받은 것은 그대로 있습니다.',
    todo,
  }),
  myPageFine: () => ({ what: 'MyPage가 지난 일을 모두 보여 줍니다.' }),
  myPageBehind: (events) => ({
    what: `MyPage가 이벤트 ${events}개만큼 늦습니다.`,
    why: '예매는 안전합니다. 따라잡을 때까지 고객에게 늦게 보입니다.',
    todo: 'outerpark mypage rebuild',
  }),

  walFine: (mib) => ({ what: `미리 쓰기 로그는 ${size(mib)}입니다.` }),
  walLarge: (mib) => ({
    what: `미리 쓰기 로그가 ${size(mib)}입니다.`,
    why: '옛 상태를 읽는 프로그램이 없을 때 비워집니다. 데이터베이스를 열어 둔 프로그램이 붙잡고 있을 수 있습니다.',
    todo: 'fuser -v "$OUTERPARK_HOME/outerpark.db"',
  }),

  backupFine: (at) => ({ what: `가장 새로운 백업은 ${at}의 것입니다.` }),
  backupFailed: ({ at, reason }) => ({
    what: `마지막 백업이 ${at}에 실패했습니다: ${reason}`,
    why: '이 디스크를 잃으면 가장 새로운 백업 뒤의 것을 모두 잃습니다.',
    todo: 'outerpark backup',
  }),
  backupUncopied: ({ at, reason }) => ({
    what: `백업은 만들었지만 backupCommand가 ${at}에 실패했습니다: ${reason}`,
    why: '그 프로그램이 백업을 다른 컴퓨터로 복사한다면, 가장 새로운 백업은 그곳에 없습니다.',
    todo: 'outerpark backup',
  }),
  backupFailedBefore: (since) => ({
    what: `마지막 백업이나 그 backupCommand가 실패했고(${since}부터 경보), 그 뒤로 만든 백업이 없습니다.`,
    why: '이 디스크를 잃으면 가장 새로운 온전한 백업 뒤의 것을 모두 잃습니다.',
    todo: 'outerpark backup',
  }),
  backupNone: () => ({
    what: '설정한 폴더에 백업이 없습니다.',
    why: '이 디스크를 잃으면 예매를 모두 잃습니다.',
    todo: 'outerpark backup --to /mnt/backups',
  }),
  backupOld: (at) => ({
    what: `가장 새로운 백업이 ${at}의 것입니다.`,
    why: '이 디스크를 잃으면 그 뒤의 것을 모두 잃습니다.',
    todo: 'outerpark backup',
  }),
  alertsNone: () => ({ what: '경보가 없습니다.' }),
  alertsRaised: (alerts) => ({
    what: `경보: ${alerts}.`,
    why: '데몬이 스스로 알아차린 것입니다. 무엇 때문인지는 다른 결과에 있습니다.',
    todo: 'outerpark status',
  }),
  alertsUntold: (setting, since, reason) => ({
    what: `${since}부터 ${withParticle(setting, '으로/로')} 경보를 알리지 못합니다: ${reason}`,
    why: '고칠 때까지 이 길로는 아무것도 듣지 못합니다. 데몬은 10초마다 다시 시도합니다.',
    todo: `outerpark config get ${setting}`,
  }),
}
