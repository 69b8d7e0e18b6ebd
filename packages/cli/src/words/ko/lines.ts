import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const lines: CliWords['lines'] = {
  insecure: (url) =>
    `${withParticle(url, '은/는')} 다른 컴퓨터이고 주소가 https://가 아닙니다. 중간에 있는 누구나 토큰을 읽을 수 있습니다.`,
  httpsAddress: 'https:// 주소를 쓰세요. 그 네트워크를 믿는다면: --insecure',
  fileExists: (path) => `${path} 파일이 이미 있습니다. 다른 이름을 입력하세요.`,
  cannotWrite: (path, why) => `${path} 파일을 쓸 수 없습니다: ${why}.`,
  noDaemon: (home) => `${home}에서 실행 중인 데몬이 없습니다.`,
  startDaemon: '시작: outerpark daemon start',
  notJson: (origin) => `${withParticle(origin, '이/가')} JSON으로 답하지 않았습니다.`,
  oddAnswer: '매표소가 요청과 맞지 않는 답을 보냈습니다.',
  misfit: (request, field) =>
    `이 outerpark가 읽을 수 없는 답을 매표소가 ${request}에 보냈습니다${field === '' ? '' : ` (${field})`}.`,
  tooLong: (origin, megabytes) =>
    `${withParticle(origin, '이/가')} 한 번에 ${megabytes} MB보다 많이 보냈습니다.`,
  mayBeDone: (why) => `${why} 그래도 실행되었을 수 있습니다.`,
  repeatIt: (look, key) =>
    `${look}한 번만 실행되도록 다시 하려면 같은 명령에 --idempotency-key ${key}`,
  lookAt: (look) => `확인: ${look}. `,
  noReason: (origin, status) =>
    `${withParticle(origin, '이/가')} 이유 없이 ${status}로 답했습니다.`,
  isItOne: '매표소의 주소가 맞습니까? --url과 OUTERPARK_URL을 확인하세요.',
  signIn:
    '"outerpark login"으로 로그인하거나(토큰이 없고 매표소가 메일을 보낸다면 "outerpark login --email EMAIL"), "outerpark signup"으로 가입하세요.',
  seeWhoami:
    '토큰으로 할 수 있는 일은 "outerpark whoami"로 볼 수 있습니다. 데몬이 있는 컴퓨터에서는 "--profile admin"으로 직원의 일을 모두 할 수 있습니다.',
  anotherToken:
    '다른 토큰으로 로그인하세요: "outerpark login". 매표소에서 새 토큰을 받을 수 있습니다.',
  forCustomers:
    '고객을 위한 명령입니다. "outerpark signup"으로 가입하거나 "--profile NAME"으로 고객을 고르세요.',
  nameGrade: '--grade로 등급을 고르세요.',
  silent: (seconds) => `${seconds}초 안에 답이 없음`,
  noAnswer: (origin, reason) => `${withParticle(origin, '이/가')} 답하지 않습니다: ${reason}.`,
  rightAddress:
    '주소가 맞는지, 그곳의 매표소가 실행 중인지 확인하세요. --url, OUTERPARK_URL, --profile을 보세요.',
  seeDaemon: '"outerpark daemon status"로 확인하고, "outerpark daemon start"로 시작하세요.',
  again: '다시 연결되었습니다.',
  lost: '연결이 끊겼습니다. 다시 연결하는 중 …',
  older: '옛 버전',
  version: (version) => `버전 ${version}`,
  gap: (theirs, own) => `매표소는 ${theirs}이고 이 outerpark는 ${own}입니다.`,
  startThis: '이 버전으로 시작하세요: outerpark daemon restart',
  newer: (version) => `새 버전의 outerpark를 쓰세요: npm install --global outerpark@${version}`,
  thatMayBeWhy: (gap) => `${gap} 그 때문일 수 있습니다.`,
  interrupted: '매표소에 요청하는 동안 중단되었습니다.',
  watching: '지켜보는 중입니다. Ctrl-C로 끝냅니다.',
  mayFail: '한쪽이 모르는 명령은 실패할 수 있습니다.',
}
