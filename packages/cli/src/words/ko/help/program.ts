import type { CliWords } from '../../en/index.ts'

export const program: CliWords['help']['program'] = {
  about: 'OuterPark 매표소: 뮤지컬을 예매하고 매표소를 운영합니다.',
  version: '이 프로그램의 버전',
  json: '데이터는 stdout에, 오류는 stderr에 JSON으로. 전부, 또는 id,status처럼 적은 필드만',
  jq: '데이터를 jq 식으로 걸러 JSON으로',
  lang: '언어 (기본값: "outerpark language"로 고른 언어, 없으면 LC_ALL, LC_MESSAGES, LANG)',
  profile: '누구로 실행할지 (기본값: OUTERPARK_PROFILE, 없으면 현재 프로필)',
  context: '이름을 붙인 매표소 (기본값: OUTERPARK_CONTEXT, 없으면 현재 매표소)',
  url: '다른 곳의 매표소 주소 (기본값: OUTERPARK_URL, 없으면 이 컴퓨터의 매표소)',
  insecure: '다른 컴퓨터로도 암호화하지 않은 http://로 토큰을 보냅니다',
  noInput: '묻지 않고, 빠진 것을 알립니다',
  noColor: '색을 쓰지 않습니다',
  noPager: '긴 글을 페이저(OUTERPARK_PAGER, PAGER, less)로 보여 주지 않습니다',
  help: '사용법을 보여 줍니다',
  topics:
    '찾기: outerpark help 가격. 더 보기: outerpark help topics (environment, exit-codes, output, ids, accounts, times, shells).',
  audiences: {
    customers: '고객:',
    staff: '직원:',
    operators: '운영자:',
    setUp: '설정과 도움말:',
  },
  search: {
    title: (text) => `"${text}" 관련 명령과 주제:`,
    how: (name) => `자세한 사용법: outerpark help ${name}`,
  },
  examples: '예:',
  titles: {
    'Usage:': '사용법:',
    'Arguments:': '인자:',
    'Options:': '옵션:',
    'Commands:': '명령:',
  },
  everyCommand: '모든 명령의 옵션(설명: outerpark --help):',
  usage: { options: '[옵션]', command: '[명령]' },
  default: (value) => `기본값: ${value}`,
  choices: (values) => `선택: ${values}`,
}

export const shared: CliWords['help']['shared'] = {
  key: '이 요청의 이름. 같은 이름이면 한 번만 실행됩니다',
  limit: '최대 개수',
  cursor: '다른 목록의 "next"가 가리키는 데서 이어집니다',
  csv: '스프레드시트에서 열 수 있는 CSV로. 모든 열, 또는 id,status처럼 적은 열만',
  yes: '확인을 묻지 않습니다',
  wait: '결제가 끝날 때까지 기다립니다',
  timeout: '얼마나 기다릴지',
  ends: '유효한 기간. 12h, 90d 또는 끝나는 시각',
  noMail: '메일로는 알림을 받지 않습니다. 마이페이지에는 그대로 나옵니다',
}
