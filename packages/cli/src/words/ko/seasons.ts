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
  priceOfGrade: (grade, currency) =>
    `${grade} 등급 좌석 하나의 가격은 얼마입니까? (${currency}의 가장 작은 단위, 예: 170000)`,
  newPrice: (before) => `앞으로 한 좌석의 가격은 얼마입니까? (지금 ${before})`,
  seatsOfGrade: (seats) => `${seats}석`,
  changed: {
    price: (before, after) => `한 좌석 ${before} → ${after}`,
    seats: (before, after, left) => `${before}석 → ${after}석, ${left}석 남음`,
    title: '바뀐 내용',
    none: '바뀐 것이 없습니다.',
    nothing: (price, seats) => `바뀐 것이 없습니다. 이미 ${seats}석, 한 좌석 ${price}입니다.`,
    kept: '이미 한 예매의 가격은 바뀌지 않습니다.',
  },
  changedSeats: (before, after) => `${before}석 → ${after}석`,
  oneOrAll: '회차 하나 또는 --musical로 뮤지컬의 모든 회차 가운데 한쪽만 정하세요.',
  nothingToCome: (title) => `${withParticle(title, '은/는')} 앞으로 할 회차가 없습니다.`,
  seePast: (musical) => `지난 회차 보기: outerpark performance list --musical ${musical} --past`,
  dates: (count, first, last) => `${first}부터 ${last}까지 ${count}회차`,
  slip: (grade, before, after) =>
    `${grade} 등급의 새 가격 ${withParticle(after, '은/는')} 지금 가격 ${withParticle(before, '과/와')} 크게 다릅니다. 0이 빠졌거나 더 들어가지 않았나요? 이 가격에 예매한 고객은 이 가격을 유지합니다.`,
  farPrice: (grade, price, other, otherPrice) =>
    `${grade} 등급의 가격 ${withParticle(price, '은/는')} ${other} 등급의 ${withParticle(otherPrice, '과/와')} 크게 다릅니다. 0이 빠졌거나 더 들어가지 않았나요?`,
  askPrices: '가격이 맞나요?',
  runChange: (command) => `맞다면 실행: ${command}`,
  askChange: (count) =>
    count === 1
      ? '바꿀까요? 지금부터 하는 모든 예매에 적용됩니다.'
      : `${count}회차를 모두 바꿀까요? 지금부터 하는 모든 예매에 적용됩니다.`,
  nothingChanged: '바꾸지 않았습니다.',
  changedBefore: (done, all) =>
    `그 전에 ${all}회차 가운데 ${done}회차를 바꿨습니다. 같은 명령을 다시 실행하면 나머지를 바꿉니다.`,
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
  yaml: {
    ALIAS_PROPS: '별칭(*이름)에는 앵커나 태그를 붙일 수 없습니다',
    BAD_ALIAS: '별칭(*이름)이 올바르지 않습니다',
    BAD_COLLECTION_TYPE: '태그와 내용의 종류가 맞지 않습니다',
    BAD_DIRECTIVE: '%로 시작하는 지시문이 올바르지 않습니다',
    BAD_DQ_ESCAPE: '큰따옴표 안의 \\ 표시가 올바르지 않습니다',
    BAD_INDENT: '들여쓰기가 올바르지 않거나 닫는 괄호가 빠졌습니다',
    BAD_PROP_ORDER: '앵커와 태그의 자리가 올바르지 않습니다',
    BAD_SCALAR_START: '이 글자로 시작하는 값은 따옴표로 감싸야 합니다',
    BLOCK_AS_IMPLICIT_KEY: '키의 자리에 목록이나 묶음이 있습니다',
    BLOCK_IN_FLOW: '괄호 안에는 들여쓴 묶음을 쓸 수 없습니다',
    DUPLICATE_KEY: '같은 키가 두 번 있습니다',
    IMPOSSIBLE: '읽을 수 없는 내용입니다',
    KEY_OVER_1024_CHARS: '키가 너무 깁니다(1024자까지)',
    MISSING_CHAR: '따옴표, 괄호, 쉼표나 쌍점이 빠졌습니다',
    MULTILINE_IMPLICIT_KEY: '키는 한 줄이어야 합니다. 쌍점이 빠졌을 수 있습니다',
    MULTIPLE_ANCHORS: '앵커는 하나만 붙일 수 있습니다',
    MULTIPLE_DOCS: '파일 하나에는 문서가 하나여야 합니다',
    MULTIPLE_TAGS: '태그는 하나만 붙일 수 있습니다',
    NON_STRING_KEY: '키는 글이어야 합니다',
    RESOURCE_EXHAUSTION: '너무 크거나 너무 깊은 파일입니다',
    TAB_AS_INDENT: '들여쓰기에는 탭을 쓸 수 없습니다. 빈칸을 써 주세요',
    TAG_RESOLVE_FAILED: '알 수 없는 태그이거나 값이 태그와 맞지 않습니다',
    UNEXPECTED_TOKEN: '여기에 올 수 없는 내용입니다',
  },
  unknownKey: '은(는) 모르는 키입니다',
  needsQuotes: '글이어야 합니다. 따옴표로 묶으세요',
  empty: '비어 있을 수 없습니다',
  missing: (name) => `${withParticle(name, '이/가')} 빠졌습니다`,
  ahead: '아직 지나지 않은 시각이어야 합니다',
  mapOfNames: '이름마다 내용을 적은 묶음이어야 합니다',
  noSuchName: (name, names) =>
    names.length === 0
      ? `${withParticle(name, '이/가')} 파일 위쪽에 정해져 있지 않습니다`
      : `${withParticle(name, '이/가')} 파일 위쪽에 정해져 있지 않습니다. 있는 이름: ${names.join(', ')}`,
  notLike: (example) => `${example} 같은 모양이어야 합니다`,
  notInSchedule: '일정에 없는 날이어서 뺄 수 없습니다',
  endsBefore: '첫날보다 앞설 수 없습니다',
  tooLong: '첫날에서 3년이 넘습니다',
  dateTwice: (time) => `${withParticle(time, '이/가')} 일정에 두 번 있습니다`,
  noHall: (name, halls) =>
    halls.length === 0
      ? `공연장 ${withParticle(name, '이/가')} 없습니다. 먼저 outerpark hall add로 추가해 주세요`
      : `공연장 ${withParticle(name, '이/가')} 없습니다. 있는 공연장: ${halls.join(', ')}`,
  noHallGrade: (hall, grades) => `${hall}에 없는 등급입니다. 있는 등급: ${grades.join(', ')}`,
  hallGradeKept: (hall) => `${hall}에서 파는 좌석이 없는 등급입니다. 빼 주세요`,
  hallPrices: (hall, grades) =>
    `${hall}의 등급마다 가격이 있어야 합니다. 빠진 등급: ${grades.join(', ')}`,
  nothing: (path, message, more, done) => `${path}: ${message}${more}. ${done}`,
  notRegistered: '아무것도 등록하지 않았습니다.',
  notApplied: '아무것도 적용하지 않았습니다.',
  andMore: (more) => ` (그 밖에 ${more}개)`,
  yesToCancel: '--yes가 빠졌습니다. 터미널이 아니어서 취소할지 물어볼 수 없습니다.',
  runCancel: (performance) => `실행: outerpark performance cancel ${performance} --yes`,
  forecast: (sold, held, money) =>
    `판매된 좌석은 ${sold}석, 확보된 좌석은 ${held}석입니다. 모든 예매가 끝나고${money === '' ? '' : ` ${money} 환불되며`} 되돌릴 수 없습니다.`,
  askCancel: (title, when) => `${title}, ${when} 공연을 취소할까요?`,
  offSale: { closed: '판매 중지', cancelled: '공연 취소' },
  units: { day: '일', hour: '시간', minute: '분' },
  opensIn: (time, at) => `${time} 뒤 판매: ${at}`,
  presaleIn: (time, sale) => `${time} 뒤 선예매, ${sale}`,
  presaleNow: (sale) => `선예매 중, ${sale}`,
  closesAt: (at) => `${at}까지`,
  perCustomer: (seats) => `고객당 ${seats}석`,
  perCustomerOfMusical: (seats) => `모든 회차를 합해 고객당 ${seats}석`,
}
