import type { CliWords } from '../en/index.ts'

export const choosing: CliWords['choosing'] = {
  keys: '글자를 치면 걸러집니다. ↑↓ 이동, ⏎ 선택',
  nothing: '해당하는 것이 없습니다.',
  yes: '예',
  no: '아니요',
  yesOrNo: 'y나 n으로 답해 주세요.',
  hidden: '(보이지 않게 입력)',
  showIt: 'ctrl+t로 보기',
}
