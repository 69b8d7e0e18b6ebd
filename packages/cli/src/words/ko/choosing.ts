import type { CliWords } from '../en/index.ts'

export const choosing: CliWords['choosing'] = {
  keys: '글자를 치면 걸러집니다. ↑↓ 이동, ⏎ 선택',
  nothing: '해당하는 것이 없습니다.',
}
