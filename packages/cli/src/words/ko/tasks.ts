import type { CliWords } from '../en/index.ts'

export const tasks: CliWords['tasks'] = {
  which: '어느 작업입니까?',
  task: '작업',
  kind: '종류',
  state: '상태',
  queued: '등록',
  tries: '시도',
  next: '다음 시도',
  never: '없음(포기했습니다)',
  lastError: '마지막 오류',
  reservation: '예매',
  whatNow: (id) =>
    `다시 시도하려면: outerpark task retry ${id}\n완전히 버리려면: outerpark task drop ${id}`,
  notFoundTitle: '그런 작업이 없습니다',
  notFound: (id) =>
    `작업 ${id}: 끝났거나 없던 작업입니다. 기다리는 작업과 포기한 작업만 남아 있습니다.`,
  seeList: '목록 보기: outerpark task list',
}
