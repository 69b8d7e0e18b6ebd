import type { Topics } from './en.ts'

export const topics: Topics = {
  environment: {
    about: '프로그램이 읽는 환경 변수',
    lines: [
      ['OUTERPARK_HOME', '이 컴퓨터 매표소의 폴더'],
      ['OUTERPARK_PORT', '데몬이 요청을 받는 포트'],
      ['OUTERPARK_CONTEXT', '쓸 매표소의 이름. --context나 --url이 있으면 그것을 씁니다'],
      ['OUTERPARK_PROFILE', '쓸 프로필. --profile이 있으면 그것을 씁니다'],
      ['OUTERPARK_URL', '다른 매표소의 주소. --url이 있으면 그것을 씁니다'],
      ['OUTERPARK_PAGER, PAGER', '긴 글을 보여 줄 프로그램. 비우거나 cat이면 쓰지 않습니다(less)'],
      [
        'LC_ALL, LC_MESSAGES, LANG',
        '언어. "outerpark language"로 고른 언어가 있으면 그것을 씁니다',
      ],
      ['NO_COLOR, FORCE_COLOR', '색을 쓰지 않습니다. 터미널이 아니어도 색을 씁니다'],
      ['CI', '아무것도 묻지 않고, 움직이는 표시도 없습니다'],
      ['OUTERPARK_DEBUG', '프로그램의 결함이 어디서 났는지 보여 줍니다'],
      '데몬의 설정에도 환경 변수가 있습니다: docs/ko/configuration.md.',
    ],
  },
  'exit-codes': {
    about: '종료 코드의 뜻',
    lines: [
      ['0', '완료'],
      ['1', '거절되었거나 실패했습니다'],
      ['2', '잘못 썼거나 빠진 것이 있습니다'],
      ['3', '데몬이 답하지 않거나 실행 중이 아닙니다'],
      ['4', '로그인하지 않았거나 권한이 없습니다'],
      ['5', '응답을 받지 못해 실행되었을 수 있습니다. 안전하게 다시 하는 방법이 오류에 나옵니다'],
      ['130', 'Ctrl-C로 중단했습니다'],
    ],
  },
  output: {
    about: '글, JSON, jq, CSV와 나오는 곳',
    lines: [
      '데이터는 stdout에, 나머지는 모두 stderr에 나옵니다. 터미널에서는 표를 너비에 맞추고, 긴 글은 페이저로 보여 줍니다(--no-pager).',
      ['--json', '데이터를 JSON으로. 오류는 stderr에 JSON으로 나옵니다'],
      ['--json id,status', '이 필드만. 목록이면 항목마다 그렇습니다'],
      ['--jq EXPR', 'JSON에 jq 식을 적용한 결과. 글은 따옴표 없이 나옵니다'],
      ['--csv', '목록을 스프레드시트용 CSV로. --csv id,title이면 이 열만 나옵니다'],
      '잘못된 필드나 식은 명령이 실행되기 전에 거절됩니다. 명령의 필드는 --json help로 볼 수 있습니다.',
      '  outerpark performance list --jq ".items[] | .id"',
      '  outerpark reservation list --json id,status,amount',
      '  outerpark customer list --csv > customers.csv',
    ],
  },
  ids: {
    about: '아이디를 적는 방법',
    lines: [
      '아이디 앞 글자가 종류를 알려 줍니다. MU 뮤지컬, PF 회차, RV 예매, PY 결제, CU 고객, ST 직원, TO 토큰, TK 작업입니다.',
      '같은 글자로 시작하는 아이디가 없으면 앞부분만 적어도 됩니다. 대소문자는 가리지 않습니다: RV-4T7, rv-4t7. 뮤지컬과 회차는 제목으로, 고객은 이름이나 메일 주소로도 적을 수 있습니다.',
      '터미널에서는 빠진 아이디를 목록에서 고릅니다. 글자를 치면 목록이 걸러집니다. 셸에서 자동 완성도 됩니다: outerpark help shells.',
    ],
  },
  accounts: {
    about: '프로필, 토큰, 권한',
    lines: [
      'signup과 login은 토큰이 든 프로필을 만들고 고릅니다. --profile로 다른 프로필을 씁니다. 프로필 목록은 "outerpark profile"로 봅니다.',
      '고객은 예매하고 자기 예매를 봅니다. 직원에게는 권한이 있습니다: outerpark staff add. 홈의 주인은 관리자이며 로그인하지 않아도 됩니다: --profile admin.',
      '잃어버린 토큰은 outerpark token revoke로 끝냅니다. 토큰이 없는 고객은 메일로 로그인합니다: outerpark login --email.',
    ],
  },
  times: {
    about: '시각과 금액',
    lines: [
      '시차가 없는 시각은 공연장 시계의 시각입니다: "2027-01-05 19:30". 시차를 붙이면 그 순간입니다: 2027-01-05T19:30+09:00.',
      '회차의 시각은 공연장 시계로, 일어난 일의 시각은 이 컴퓨터의 시계로 보여 줍니다.',
      '금액은 통화의 가장 작은 단위로 적습니다: 170000 KRW는 170,000원입니다. 세 자리마다 쉼표를 넣어도 됩니다.',
    ],
  },
  shells: {
    about: '셸에서 명령, 옵션, 아이디를 자동 완성하는 방법',
    lines: [
      ['bash', 'source <(outerpark completion bash)'],
      ['zsh', 'source <(outerpark completion zsh)'],
      ['fish', 'outerpark completion fish | source'],
      ['PowerShell', 'outerpark completion powershell | Out-String | Invoke-Expression'],
      '이 줄을 셸의 시작 파일에 넣으세요. Tab을 누르면 매표소에 아이디, 등급, 프로필을 묻습니다. 길어도 0.5초쯤 기다리며, 데몬을 시작하지 않습니다.',
    ],
  },
}

/** The title of the list of topics. */
export const title = '주제: outerpark help 주제'
