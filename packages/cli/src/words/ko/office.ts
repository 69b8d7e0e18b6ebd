import type { WorkerEnd } from '@outerpark/core/names'
import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

const ACTS = {
  starts: '을 시작합니다',
  runs: '을 실행합니다',
  stops: '을 멈춥니다',
  restarts: '을 다시 시작합니다',
  replaces: '을 바꿉니다',
  shows: '의 로그를 보여 줍니다',
  examines: '을 점검합니다',
} as const

const WORKER_ENDS: Readonly<Record<WorkerEnd['how'], (what: string) => string>> = {
  exit: (code) => `워커가 종료 코드 ${withParticle(code, '으로/로')} 끝났습니다.`,
  signal: (name) => `워커가 ${name} 신호를 받고 끝났습니다.`,
  silent: (seconds) => `워커가 ${seconds}초 동안 답하지 않아 종료했습니다.`,
  refused: (code) => `워커가 시작되지 않았습니다 (${code}).`,
  late: (seconds) => `워커가 ${seconds}초가 지나도 준비되지 않아 종료했습니다.`,
}

export const office: CliWords['office'] = {
  elsewhere: (url, act) =>
    `${url}의 매표소는 다른 곳에 있습니다. 이 명령은 이 컴퓨터의 데몬${ACTS[act]}.`,
  runItThere: '그 매표소의 컴퓨터에서 실행하거나, 이 컴퓨터의 매표소를 고르세요: --context default',
  runsAlready: '데몬이 이미 실행 중입니다.',
  leftAsItWas: '실행 중인 데몬은 그대로 두었습니다.',
  stoppedBefore: '이전 데몬은 이미 멈췄으므로 지금 매표소는 실행되고 있지 않습니다.',
  nothingToTakeBack:
    '이전 버전도 시작되지 않습니다. 계속 다시 시도합니다. 이미 예매한 내용은 그대로입니다.',
  waitingForSilent: '워커가 답하지 않습니다. 데몬이 10초 안에 바꿉니다 …',
  stillAway:
    '전과 마찬가지로 답하는 워커가 없습니다. 계속 다시 시도합니다. 이미 예매한 내용은 그대로입니다.',
  toDo: (hint) => `할 일: ${hint}`,
  replaced: {
    worker: (pid) => `새 워커(프로세스 ${pid})가 답합니다. 요청은 하나도 잃지 않았습니다.`,
    silent: (pid) =>
      `새 워커(프로세스 ${pid})가 답합니다. 이전 워커는 답하지 않아 끝냈습니다. 그 워커가 받은 요청은 답을 받지 못했고, 그 뒤에 연결한 요청은 기다렸습니다.`,
    daemon: (pid) =>
      `새 데몬(프로세스 ${pid})이 답합니다. 이전 데몬은 끝냈습니다. 그사이의 요청은 거절되었고 처리 중이던 요청은 답을 받지 못했습니다. 받아들인 일은 잃지 않았습니다.`,
    none: (pid) => `실행 중인 데몬이 없었습니다. 지금 하나가 실행 중입니다(프로세스 ${pid}).`,
  },
  takenBack: '데몬은 이전 설정과 이전 버전으로 실행 중입니다.',
  alertsUntold: (setting, since, reason) =>
    `${since}부터 ${withParticle(setting, '으로/로')} 알리지 못함: ${reason}`,
  unreadSettings:
    '데몬이 읽은 뒤에 config.json이 바뀌었습니다. 바뀐 설정을 쓰려면: outerpark daemon restart. 요청은 하나도 잃지 않습니다.',
  noWorker: (since) => `${since}부터 답하는 워커가 없음, 계속 다시 시도`,
  workerEnded: ({ how, what }) => WORKER_ENDS[how](what),
  noLog: (home) => `${home}에 로그가 없습니다. 아직 데몬을 실행한 적이 없습니다.`,
  startOne: '시작: outerpark daemon start',
  starting: (home) => `매표소 데몬을 시작하는 중 (홈 ${home}) …`,
  silent: (home, pid, seconds) =>
    `${home}의 데몬(프로세스 ${pid})이 ${seconds}초 안에 답하지 않습니다.`,
  seeStatus: '"outerpark daemon status"로 확인하고, "outerpark daemon restart"로 다시 시작하세요.',
  olderDaemon: (pid, version) =>
    `이 홈의 데몬(프로세스 ${pid}, 버전 ${version})은 옛 버전의 outerpark가 시작했습니다. 홈에 소켓이 없어 누구와 통신하는지 확인할 수 없습니다.`,
  restartIt: '이 버전으로 다시 시작하세요: outerpark daemon restart',
  serviceIsDown: (home) =>
    `${home}의 매표소는 이 컴퓨터의 서비스이며, 지금 실행되고 있지 않습니다.`,
  startService: (command) =>
    `서비스 관리자로 시작하세요. 다른 데몬이 홈을 차지하면 서비스가 시작되지 못합니다: ${command}`,
  couldNotStart: (detail) => `매표소 데몬이 실행되고 있지 않으며 시작할 수도 없었습니다: ${detail}`,
  endedWith: (how) => `${withParticle(how, '으로/로')} 끝났습니다.`,
  exitCode: (code) => `종료 코드 ${code}`,
  notReady: (seconds) => `${seconds}초가 지나도 준비되지 않았습니다.`,
  homeNotWritable: (home, reason) => `홈 ${home}에 쓸 수 없습니다: ${reason}.`,
  lookAtHome: (home) =>
    `이유를 살펴보세요: findmnt -T ${home}; ls -ld ${home}. OUTERPARK_HOME을 다른 폴더로 정하면 비어 있는 다른 매표소가 열립니다.`,
  logMaySay: '로그에 이유가 있을 수 있습니다: outerpark daemon logs',
  cannotTell: (home, pid) =>
    `${home}의 데몬이 답하지 않고, 이 시스템에서는 프로세스 ${withParticle(String(pid), '이/가')} 그 데몬인지 알 수 없습니다.`,
  lookAtIt: (pid, pid2) => `"ps -p ${pid}"로 확인하고, 데몬이면 "kill ${pid2}"로 끝내세요.`,
  notEnded: (pid, seconds) => `데몬(프로세스 ${pid})이 ${seconds}초 안에 끝나지 않았습니다.`,
  stillFinishing: (pid) =>
    `받은 일을 아직 마치는 중일 수 있습니다. "outerpark daemon logs"를 보세요. 멈춰 있다면 "kill -9 ${pid}"로 끝내세요. 받은 일은 하나도 사라지지 않습니다.`,
  oldNode: (oldest, version, path) =>
    `데몬에는 Node ${oldest} 이상이 필요한데, 여기의 Node는 ${version}입니다(${path}). 이 버전에서는 데몬이 시작되지 않습니다.`,
  newerNode:
    '더 새로운 Node를 설치하거나(https://nodejs.org) 한 번만 그것으로 실행하세요: npx -y -p node@24 -p outerpark outerpark daemon start',
  workerSince: (time) => `${time}(워커)`,
  suspended: (pid) =>
    `데몬(프로세스 ${pid})이 일시 정지되어 있습니다. SIGSTOP 신호를 받았거나 터미널에서 Ctrl-Z를 눌렀습니다. 다시 움직이기 전에는 어떤 요청에도 답하지 않습니다.`,
  wakeIt: (pid) => `"kill -CONT ${pid}"로 다시 움직이게 한 뒤 이 명령을 다시 실행해 주세요.`,
  notRunning: '실행되지 않음',
  stopping: '멈추는 중, 받은 일을 마치고 있음',
  running: '실행 중',
  parentSuspended: '실행 중이지만 일시 정지됨',
  notAnswering: '실행 중이지만 답하지 않음',
  ended: (pid) => `데몬(프로세스 ${pid})이 끝났습니다.`,
  notRunningNow: '데몬이 실행되고 있지 않습니다.',
  behind: (behind) => `이벤트 ${behind}개 뒤처짐`,
  upToDate: '최신',
  nextTry: (time) => `, 다음 시도 ${time}`,
  closedSince: (since) => `${since}부터 정상`,
  awaySince: (state, since, next) => `${state}, ${since}부터 결제 불가${next}`,
  givenUp: (count) => `데드 레터 ${count}건`,
  allFailed: (calls) => `최근 ${calls}건이 모두 실패: 결제가 되지 않고 있음`,
  failedInARow: (calls, since, last) =>
    calls === 1
      ? `마지막 호출이 ${last}에 실패: 결제를 다시 시도함`
      : `마지막 ${calls}건이 연달아 실패(${since}부터, 마지막은 ${last}): 결제가 되지 않고 있으며 다시 시도함`,
  someFailed: (calls, failures) => `최근 ${calls}건 중 ${failures}건 실패`,
  noPayments: '지금은 결제가 되지 않음',
  emptyIn: (time, rate) => `초당 ${rate}건으로 약 ${time} 뒤 모두 처리`,
  offSince: (host, since) => `${host}, ${since}부터 꺼짐`,
  answered410: '410 Gone으로 답해서 꺼졌습니다. 다시 켜기: outerpark webhook on',
  failingSince: (since) => `${since}부터 실패`,
  next: (seconds) => `. ${seconds}초 뒤 다시 시도`,
  callsFailed: (failures, calls, next) => `호출 ${calls}건 중 ${failures}건 실패${next}`,
  oneFindsOut: '호출 하나로 확인',
  callFailed: (next) => `호출 실패${next}`,
  callAnswered: '호출에 답이 옴',
  breaker: (from, to, why) => `브레이커 ${from} → ${to}: ${why}`,
  none: '없음',
  deadTasks: (dead, payments) =>
    `작업 ${dead}개${payments === 0 ? '' : `, 그중 결제 ${payments}건`}: outerpark task list --dead`,
  time: (minutes, seconds) => (minutes > 0 ? `${minutes}분 ${seconds}초` : `${seconds}초`),
  on: (host) => `${host}, 켜짐`,
  crew: (limit, min, max) => `${limit}명 (${min}~${max})`,
}
