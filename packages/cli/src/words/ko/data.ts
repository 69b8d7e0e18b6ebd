import type { CliWords } from '../en/index.ts'

export const data: CliWords['data'] = {
  csvOrJson: '--csv는 표를, --json과 --jq는 JSON을 출력합니다. 하나만 쓰세요.',
  noFields: (option) => `이 명령의 데이터에는 필드가 없어서 ${option}에 필드를 적을 수 없습니다.`,
  noField: (name) => `"${name}" 필드는 없습니다.`,
  fields: (names) => `필드: ${names}`,
  jqInvalid: (mistake) => `--jq의 식이 올바르지 않습니다. (jq: ${mistake})`,
  jqFailed: (mistake) => `--jq의 식이 데이터와 맞지 않습니다. (jq: ${mistake})`,
  jqMemory: '--jq가 쓸 수 있는 것보다 많은 메모리를 필요로 합니다.',
  seeOutput: '도움말: outerpark help output',
  doneAnyway: '명령은 실행되었습니다. --jq 없이 실행하면 데이터가 출력됩니다.',
  noCsvOfStream: '--csv는 목록 전체를 출력합니다. 계속 지켜볼 때는 --json을 쓰세요.',
}
