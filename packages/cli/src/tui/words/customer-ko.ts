import type { CUSTOMER_EN } from './customer-en.ts'

/** The texts of the screens on which customers sign in and look after their account, in Korean. */
export const CUSTOMER_KO: typeof CUSTOMER_EN = {
  signIn: {
    title: '가입 또는 로그인',
    codeTitle: '메일로 받은 코드',
    forBooking:
      '예매하려면 이름과 메일 주소가 필요합니다. 가입이 끝나면 하던 예매를 이어서 합니다.',
    about: {
      new: '매표소에는 이름과 메일 주소만 알려 주시면 됩니다.',
      back: '메일 주소로 코드를 보내 드립니다. 그 코드로 로그인합니다.',
      token: '받으신 토큰을 붙여 넣으세요. 화면에는 보이지 않습니다.',
    },
    missing: {
      name: '이름을 입력하세요.',
      email: '메일 주소를 입력하세요.',
      token: '토큰을 붙여 넣으세요.',
      code: '메일로 받은 코드를 입력하세요.',
    },
    lines: { way: '고객님은', name: '이름', email: '메일 주소', token: '토큰', code: '코드' },
    ways: { new: '처음입니다', back: '이미 가입했습니다', token: '토큰이 있습니다' },
    enter: {
      new: 'Enter를 누르면 가입합니다. 이미 가입하셨다면 ↑로 맨 윗줄에 가서 바꾸세요.',
      back: 'Enter를 누르면 코드를 보냅니다.',
      token: 'Enter를 누르면 로그인합니다.',
    },
    noMail: '매표소에 토큰을 요청하고, 받은 토큰을 위에 붙여 넣으세요.',
    enterCode: 'Enter를 누르면 로그인합니다. Ctrl-R을 누르면 코드를 다시 보냅니다.',
    sending: '매표소에 묻는 중 …',
    sent: (email, until, toAll) =>
      `${toAll ? '' : '가입된 메일 주소라면 '}${email} 주소로 여섯 자리 코드를 보냈습니다. ${until}까지 쓸 수 있습니다.`,
    sentBefore: (email, until, seconds) =>
      `앞서 ${email} 주소로 보낸 코드를 ${until}까지 쓸 수 있습니다. ${seconds}초 뒤에 새 코드를 보낼 수 있습니다.`,
    done: (name) => `${name} 님으로 로그인했습니다.`,
    nobody: '로그인 안 함',
    invitation: '로그인하지 않았습니다. i를 누르면 가입하거나 로그인할 수 있습니다.',
    customersOnly:
      '고객이 쓰는 화면인데 지금은 직원으로 보고 있습니다. i를 누르면 고객으로 가입하거나 로그인할 수 있습니다.',
    revoked: '지금 쓰던 로그인이 더 이상 유효하지 않습니다. i를 눌러 다시 로그인하세요.',
  },
  account: {
    facts: { name: '이름', email: '메일 주소', language: '메일 언어', mail: '메일로 알림 받기' },
    languages: { en: '영어', ko: '한국어' },
    yes: '예',
    no: '아니요',
    confirmed: '확인됨',
    firstToken: '가입할 때',
    tokens: (n) => `토큰 ${n}개: 기기마다 하나씩 로그인에 씁니다`,
    since: (day) => `${day}부터`,
    until: (day) => `${day}까지`,
    thisOne: '이 터미널',
    deeds: {
      newToken: '토큰 만들기',
      export: '모든 정보를 파일로 내보내기',
      signOut: '로그아웃',
      erase: '계정 삭제',
    },
    ask: {
      name: '이름',
      email: '새 메일 주소',
      code: '코드',
      newToken: '토큰 이름',
      export: '파일',
      erase: '"삭제"라고 그대로 입력하세요',
    },
    hints: {
      list: {
        name: 'Enter를 누르면 이름을 바꿉니다.',
        email: 'Enter를 누르면 메일 주소를 바꿉니다.',
        language: 'Enter, →, ←로 메일의 언어를 바꿉니다. 화면의 언어는 L로 바꿉니다.',
        mail: 'Enter, →, ←로 메일 알림을 켜고 끕니다. 매표소가 메일을 보내는 경우에만 메일이 갑니다. 알림은 언제나 마이페이지에서 볼 수 있습니다.',
        token: 'x를 누르면 이 토큰을 폐기합니다. 이 토큰을 쓰던 기기는 로그아웃됩니다.',
        newToken: 'Enter를 누르면 다른 기기에서 쓸 토큰을 만듭니다. 토큰은 한 번만 보여 드립니다.',
        export: 'Enter를 누르면 매표소가 아는 모든 정보를 파일에 씁니다.',
        signOut: 'Enter를 누르면 이 터미널에서 로그아웃합니다. 먼저 확인합니다.',
        erase: 'Enter를 누르면 이름과 메일 주소를 영구히 삭제합니다. 먼저 확인합니다.',
      },
      typing: {
        name: () => 'Enter는 저장, Esc는 그대로 두기입니다.',
        email: () =>
          'Enter는 저장, Esc는 그대로 두기입니다. 메일 주소를 확인하는 매표소라면 새 주소로 코드를 보냅니다.',
        code: (email) =>
          `${email} 주소로 여섯 자리 코드를 보냈습니다. 여기에 입력할 때까지는 이전 주소를 씁니다. Ctrl-R을 누르면 다시 보냅니다.`,
        newToken: () => '예를 들어 이 토큰을 쓸 기기의 이름을 적으세요. Enter를 누르면 만듭니다.',
        export: () =>
          '예매, 결제, 알림, 토큰 목록(비밀 값 제외)을 JSON으로 씁니다. 본인만 읽을 수 있는 파일입니다. Enter를 누르면 씁니다.',
        erase: () =>
          '이름과 메일 주소가 삭제되고 로그아웃됩니다. 예매와 결제 기록은 이름 없이 남습니다. 되돌릴 수 없습니다.',
      },
    },
    made: (name) => `토큰 "${name}" 발급 완료:`,
    keepIt: '다시 보여 드리지 않으니 지금 안전한 곳에 보관하세요. Enter를 누르면 돌아갑니다.',
    askRevoke: (name) =>
      `"${name}" 토큰을 폐기할까요? 이 토큰을 쓰던 기기는 바로 로그아웃됩니다. Enter를 누르면 폐기하고, Esc를 누르면 그대로 둡니다.`,
    askRevokeOwn:
      '이 터미널이 쓰는 토큰입니다. 폐기하면 여기서 로그아웃되며, 다시 들어오려면 다른 토큰이나 메일 코드가 필요합니다. Enter를 누르면 폐기하고, Esc를 누르면 그대로 둡니다.',
    askSignOut:
      '로그아웃할까요? 이 터미널의 토큰이 폐기됩니다. 다시 들어오려면 다른 토큰이, 메일을 보내는 매표소라면 메일 코드가 필요합니다. Enter를 누르면 로그아웃하고, Esc를 누르면 그대로 있습니다.',
    changed: '변경했습니다.',
    revoked: '토큰을 폐기했습니다.',
    signedOut: '로그아웃했습니다.',
    exported: (path) => `파일에 썼습니다: ${path}`,
    erased: '계정을 삭제했습니다.',
    eraseWord: '삭제',
    notTheWord: '아무것도 삭제하지 않았습니다. "삭제"라고 입력하세요.',
  },
  farewell: {
    done: {
      booked: (what, status) => `예매했습니다(${status}): ${what}`,
      cancelled: (what) => `취소했습니다: ${what}`,
      released: (what, status) => `예매되지 않았습니다(${status}, 좌석 반환): ${what}`,
    },
    some: (what, left) => `일부 좌석을 취소했습니다: ${what}, 남은 좌석 ${left}`,
    others: (booked, cancelled) => `그 전에 예매 ${booked}건, 취소 ${cancelled}건을 했습니다.`,
    unanswered:
      '마지막으로 보낸 요청의 답을 받지 못했습니다. 처리되었을 수 있으니 마이페이지에서 확인하세요.',
    goOn: (command) => `이어서 하려면: ${command}`,
    runs: (command) => `매표소는 계속 실행됩니다. 멈추려면: ${command}`,
  },
}
