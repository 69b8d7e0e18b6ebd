import type { CliWords } from '../../en/index.ts'

export const about: CliWords['help']['about'] = {
  ui: {
    about: '터미널 화면을 엽니다. outerpark만 써도 열립니다',
    screen: '처음에 보여 줄 화면',
    theme: '색. OUTERPARK_THEME으로 정해 둘 수 있습니다',
    screenReader: '화면 낭독기를 위해 상자 없이 평범한 문장으로 씁니다',
  },
  status: {
    about:
      '프로필의 매표소가 실행 중인지와 그 상태를 보여 줍니다. 실행 중이 아니면 종료 코드 3입니다',
  },
  version: { about: '이 프로그램의 버전' },
  completion: {
    about: '셸이 명령과 옵션을 자동 완성하게 하는 스크립트 출력',
    shell: '쓰는 셸',
  },
  language: {
    about: '이 프로그램이 쓰는 언어를 보여 주거나 바꿉니다',
    code: 'en, ko 또는 auto(터미널의 언어: LC_ALL, LC_MESSAGES, LANG)',
  },
  help: { about: '명령이나 주제의 도움말. 다른 낱말이면 관련 명령을 찾습니다' },
  demo: {
    about: '자기만의 홈에서 이야기 한 편을 보여 줍니다. 홈은 끝나면 지워집니다',
    season: '극장의 한 주 이야기: 좌석 배치도, 환불, 가격 변경, 취소된 공연',
    outage: '카드사 장애 이야기를 터미널에 그려서 보여 줍니다(40초)',
  },
}
