import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const usage: CliWords['usage'] = {
  unknownOption: (option) => `'${option}' 옵션은 없습니다.`,
  unknownCommand: (command) => `'${command}' 명령은 없습니다.`,
  meant: (name) => `혹시 "${name}"입니까?`,
  missingArgument: (name) => `'${name}' 인자가 빠졌습니다.`,
  optionWithoutValue: (option) => `'${option}' 옵션의 값이 빠졌습니다.`,
  badOption: (option, value) =>
    `'${option}' 옵션에 ${withParticle(`'${value}'`, '은/는')} 쓸 수 없습니다.`,
  badArgument: (argument, value) =>
    `'${argument}' 인자에 ${withParticle(`'${value}'`, '은/는')} 쓸 수 없습니다.`,
  allowed: (choices) => `${choices} 가운데 고르세요.`,
  tooMany: (command, most, given) =>
    `'${command}' 명령에 인자가 너무 많습니다. ${most}개까지 되는데 ${given.length}개가 있습니다: ${given.join(', ')}.`,
  noCommand: '명령의 이름이 빠졌습니다.',
  see: (command) => `사용법: ${command} --help`,
  badUrl: (given) =>
    `--url은 http://127.0.0.1:8080 같은 주소여야 합니다. ${withParticle(`"${given}"`, '은/는')} 주소가 아닙니다.`,
  urlWithPassword: '--url에는 이름이나 비밀번호를 넣을 수 없습니다.',
  signIn: '로그인: outerpark login',
  error: '오류:',
  moreFlaws: (count) => `… 그 밖에 ${count}개`,
  fault: (message) => `outerpark의 결함입니다: ${message}`,
  reportIt: 'OUTERPARK_DEBUG=1로 실행하면 어디서 났는지 보입니다. 알려 주시면 고치겠습니다.',
  allCommands: '모든 명령: outerpark help',
  noTerminal: '터미널 화면은 터미널에서만 열립니다.',
  commandsInstead: '터미널이 아니면 명령을 쓰세요: outerpark --help',
}
