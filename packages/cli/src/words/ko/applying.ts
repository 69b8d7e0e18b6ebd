import type { CliWords } from '../en/index.ts'

export const applying: CliWords['applying'] = {
  whichFile: '어느 시즌 파일인가요?',
  nothing: (performances) => `바꿀 것이 없습니다. ${performances}회차가 파일과 같습니다.`,
  added: '추가',
  musicalAdded: (key) => (key === null ? '뮤지컬 추가' : `뮤지컬 추가, 키 ${key}`),
  opened: '판매 재개',
  closed: '판매 중지',
  cancelled: (seats) => `공연 취소, 예매 중이거나 팔린 ${seats}석 환불`,
  notes: {
    extra: (seats) =>
      seats === 0
        ? '파일에 없습니다. --prune으로 판매를 중지합니다'
        : `파일에 없고 예매 중이거나 팔린 좌석이 ${seats}석입니다. --cancel-with-bookings로 취소합니다`,
    begun: '이미 지나서 판매하지 않습니다',
    closed: '판매 중지 중이며 그대로 둡니다. 파일에 sale: open을 적으면 다시 판매합니다',
    cancelled: '취소된 공연이며 그대로 둡니다',
  },
  seats: (was, now) => `${was} → ${now}석`,
  sum: (added, changed, taken, same) =>
    `추가 ${added}건, 변경 ${changed}건, 판매 중지 ${taken}건, 그대로 ${same}회차.`,
  done: (added, changed, taken, same) =>
    `적용했습니다. 추가 ${added}건, 변경 ${changed}건, 판매 중지 ${taken}건, 그대로 ${same}회차.`,
  moreNotes: (count) => `그 밖에 ${count}건`,
  ask: (count) => `변경 ${count}건을 적용할까요?`,
  nothingApplied: '아무것도 적용하지 않았습니다.',
  yesMissing: (count) =>
    `--yes가 빠졌습니다. 변경이 ${count}건 있지만, 터미널이 아니어서 적용할지 물어볼 수 없습니다.`,
  runApply: (file) => `보기: outerpark season apply ${file} --dry-run`,
  conflicts: (count) =>
    `파일대로 할 수 없는 곳이 ${count}곳 있습니다. 아무것도 적용하지 않았습니다.`,
  afterConflicts: '파일을 고쳐 주세요. 판매 중인 내용은 outerpark season export로 볼 수 있습니다.',
  exported: '판매 중인 내용. 적용: outerpark season apply FILE',
}
