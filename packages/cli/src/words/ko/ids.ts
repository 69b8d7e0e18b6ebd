import type { IdKind } from '@outerpark/core/kernel'
import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

const NOUNS: Readonly<Record<IdKind, string>> = {
  customer: '고객',
  musical: '뮤지컬',
  performance: '회차',
  reservation: '예매',
  payment: '결제',
  event: '이벤트',
  task: '작업',
  token: '토큰',
  staff: '직원',
  webhook: '웹훅',
  hall: '공연장',
  discount: '할인',
}

export const ids: CliWords['ids'] = {
  moreOfIt: '아이디를 더 입력하세요.',
  severalFit: (kind, count, more, typed) =>
    `"${typed}"에 해당하는 ${withParticle(NOUNS[kind], '이/가')} ${count}개${more ? '보다 많습니다' : '입니다'}.`,
  taskId: (typed) =>
    `작업의 아이디는 TK-110처럼 TK-와 숫자입니다. "${typed}"만으로는 알 수 없습니다.`,
  tooShort: (kind, letters, typed) =>
    `${NOUNS[kind]}의 아이디는 ${letters}-로 시작합니다. "${typed}"만으로는 알 수 없습니다.`,
  typeMore: (letters, least) =>
    `${letters}-A처럼 ${letters}- 뒤에 한 글자 이상 적거나, 그 없이 ${least}글자 이상 적으세요.`,
  noSuch: (kind) => `그런 ${withParticle(NOUNS[kind], '이/가')} 없습니다`,
  none: (kind, typed) => `${NOUNS[kind]} ${withParticle(typed, '이/가')} 없습니다.`,
  ofAnother: (typed, other, kind) =>
    `${withParticle(typed, '은/는')} ${withParticle(NOUNS[kind], '이/가')} 아니라 ${NOUNS[other]}의 아이디입니다.`,
  see: (command) => `목록: ${command}`,
}
