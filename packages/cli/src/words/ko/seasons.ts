import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const seasons: CliWords['seasons'] = {
  musicals: (count) => `뮤지컬 ${count}편`,
  performances: (count) => `회차 ${count}개를`,
  fewer: '그보다 적은 양',
  title: '제목',
  venue: '공연장',
  when: '언제? 예: 2027-01-05 19:30',
  seats: '좌석은 몇 개입니까? (등급이 여럿이면: --grade VIP:300:170000 --grade …)',
  price: (currency) => `좌석 하나의 가격은 얼마입니까? (${currency}의 가장 작은 단위, 예: 170000)`,
  registering: (musicals, performances) => `${musicals}, ${performances} 등록하는 중 …`,
  atMost: (most) => `최대 ${most}`,
  tooLarge: (name, size, most) =>
    `시즌 파일 ${withParticle(name, '이/가')} 너무 큽니다. 요청은 ${size}인데 매표소가 받는 것은 ${most}입니다. 아무것도 등록하지 않았습니다.`,
  divide: '파일을 여럿으로 나누세요.',
  unreadable: (file, why) => `${file} 파일을 읽을 수 없습니다: ${why}.`,
  noFile: '그런 파일이 없습니다',
  folder: '폴더입니다',
  noFolder: '경로의 일부가 폴더가 아닙니다',
  notAllowed: '읽을 권한이 없습니다',
  notUtf8: 'UTF-8 텍스트가 아닙니다',
  readIn: (zone) =>
    `시각은 매표소의 시간대 ${withParticle(zone, '으로/로')} 읽었습니다. 다른 시간대는 --time-zone으로 정합니다.`,
  allFromFile: '--file을 쓰면 모든 것이 파일에서 옵니다. 나머지는 빼세요.',
  unknownKey: '은(는) 모르는 키입니다',
  needsQuotes: '글이어야 합니다. 따옴표로 묶으세요',
  empty: '비어 있을 수 없습니다',
  missing: (name) => `${withParticle(name, '이/가')} 빠졌습니다`,
  ahead: '아직 지나지 않은 시각이어야 합니다',
  nothing: (path, message, more) => `${path}: ${message}${more}. 아무것도 등록하지 않았습니다.`,
  andMore: (more) => ` (그 밖에 ${more}개)`,
}
