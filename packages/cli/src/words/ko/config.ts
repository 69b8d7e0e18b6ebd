import { withParticle } from '@outerpark/core/words'
import type { CliWords } from '../en/index.ts'

export const config: CliWords['config'] = {
  columns: { setting: '설정', value: '값', from: '출처' },
  labels: {
    setting: '설정',
    variable: '환경 변수',
    value: '값',
    from: '출처',
    byDefault: '기본값',
    range: '허용하는 값',
    about: '뜻',
  },
  default: '기본값',
  none: '없음',
  hidden: '정해져 있음(표시하지 않음)',
  allDefault: (file) =>
    `모든 설정이 기본값입니다. 설정은 ${file}에 적습니다. 전체 목록: outerpark config list --all`,
  right: (file) => `설정에 잘못이 없습니다. 확인한 것: ${file}, 이 셸의 환경 변수.`,
  written: (file) => `${file}에 적었습니다.`,
  takenOut: (file) => `${file}에서 지웠습니다. 기본값이 쓰입니다.`,
  overridden: (variable) =>
    `${withParticle(variable, '이/가')} 정해져 있는 동안에는 그 값이 쓰입니다.`,
  nothingWritten: '아무것도 적지 않았습니다.',
  left: (mistakes) => `아직 잘못된 것이 있어 데몬이 시작되지 않습니다: ${mistakes.join('; ')}`,
  restart: '다음에 시작할 때부터 쓰입니다: outerpark daemon restart',
  which: '어느 설정입니까?',
  askValue: (name, range) => `${name} (${range})`,
  secret: (name) => `${name}의 값`,
  secretArgument: (name) =>
    `${withParticle(name, '은/는')} 비밀이고, 명령의 인자는 이 컴퓨터의 누구나 볼 수 있습니다.`,
  secretHow: (name) =>
    `값을 빼고 실행해 주세요. 물어보거나 표준 입력에서 읽습니다: outerpark config set ${name} < FILE`,
  unknown: (name) => `"${name}" 설정은 없습니다.`,
  meant: (meant) =>
    meant === undefined ? '전체 목록: outerpark config list --all' : `혹시 ${meant}입니까?`,
  togetherOut: (command) => `서로 필요한 설정입니다. 함께 지우세요: ${command}`,
  together: (command) => `서로 필요한 설정입니다. 한 번에 적어 주세요: ${command}`,
  noAnswer: '설정을 읽는 프로그램이 답하지 않았습니다.',
}
