import type { CliWords } from '../en/index.ts'

export const upgrade: CliWords['upgrade'] = {
  mayReplace: '데몬 전체를 바꾸는 동안 1초쯤 새 접속을 거절합니다. 지금 바꿀까요?',
  replacing: '다음 데몬을 시작하는 중',
  replaced: (from, to) => `데몬 전체를 바꿨습니다. 버전 ${from} → ${to}`,
  processes: (from, to) => `프로세스 ${from} 종료, 지금은 프로세스 ${to}에서 답합니다.`,
  waited: (ms) => `접속은 기다렸습니다(${ms} ms).`,
  refused: (ms) =>
    `이미 받은 일은 모두 마쳤습니다. 바꾸는 데 ${ms} ms가 걸렸고, 그동안 새 접속은 거절했습니다.`,
  inForeground: (pid) =>
    `데몬(프로세스 ${pid})이 "daemon run"처럼 앞에서 실행되고 있어, 시작한 쪽에서만 다시 시작할 수 있습니다.`,
  endAndStart:
    '실행 중인 곳에서 Ctrl-C나 감독 프로그램으로 끝내고 다시 시작하세요. 워커만 바꾸려면: outerpark daemon restart',
  newContainer:
    '여기는 컨테이너이며, 데몬이 끝나면 함께 끝납니다. 새 이미지의 컨테이너로 바꾸세요. 새 설정만 쓰려면: outerpark daemon restart',
  programGone: (file) => `서비스가 시작할 파일이 없습니다: ${file}`,
  installAgain: '이전과 같은 옵션으로 서비스를 다시 쓰세요: outerpark daemon install',
  byHand: (command) => `직접 바꾸려면: ${command}`,
  serviceEnded: '서비스 관리자가 시작한 데몬이 다시 끝났습니다.',
  notBack: (log) =>
    `이전 데몬은 끝났고 다음 데몬은 답하지 않습니다. 지금 매표소는 실행되고 있지 않습니다. 로그: ${log}`,
  seeJournal: (command) => `서비스 관리자의 기록: ${command}`,
}
