/** The Korean descriptions of commands and options. The keys are the English texts in cli/src/program. */
export const KOREAN_COMMANDS: Readonly<Record<string, string>> = {
  'become a customer, and sign this profile in': '고객으로 가입하고 이 프로필로 로그인합니다',
  'sign a profile in with a token from stdin': '토큰을 stdin으로 받아 프로필에 로그인합니다',
  'revoke the token of a profile, and forget it': '프로필의 토큰을 취소하고 지웁니다',
  'forget it on this machine only; it stays valid at the box office':
    '이 컴퓨터에서만 지웁니다. 매표소에서는 계속 유효합니다',
  'who is signed in, at which box office, and whether each token still holds':
    '누가 어느 매표소에 로그인했는지, 토큰이 아직 유효한지 보여 줍니다',
  'make a profile the one that commands use': '명령이 쓰는 프로필을 바꿉니다',
  'sign a profile out and forget it, as logout does':
    'logout과 같이 프로필에서 로그아웃하고 지웁니다',
  'do not ask the box offices about the tokens': '토큰이 유효한지 매표소에 묻지 않습니다',
  'your tokens, newest first': '내 토큰을 새것부터 보여 줍니다',
  'make another token; it can do no more than the one that you use':
    '토큰을 하나 더 만듭니다. 지금 쓰는 토큰보다 많은 일을 할 수는 없습니다',
  'end a token at once, also where it is in use':
    '토큰을 바로 취소합니다. 쓰고 있는 곳에서도 끝납니다',
  'who works or worked here, newest first': '여기서 일하거나 일했던 사람을 새것부터 보여 줍니다',
  'add a person, with a first token for them': '직원을 더하고 첫 토큰을 만듭니다',
  'let a person work here no longer: all of their tokens end at once':
    '직원을 내보냅니다. 그 사람의 토큰은 모두 바로 끝납니다',
  'make a token for a customer who lost theirs (staff)':
    '토큰을 잃어버린 고객에게 새 토큰을 만들어 줍니다(직원)',
  'for staff: of this customer (id, address or name)':
    '직원용: 이 고객의 토큰(아이디, 주소 또는 이름)',
  'for the admin: of this staff member (id or name)': '관리자용: 이 직원의 토큰(아이디 또는 이름)',
  'for the admin: for this staff member (id or name)': '관리자용: 이 직원을 위해(아이디 또는 이름)',
  'what it may do (default: all that you can give)': '할 수 있는 일(없으면 줄 수 있는 모든 권한)',
  'how long it is valid: 12h, 90d, or until a time': '유효한 기간. 12h, 90d 또는 끝나는 시각',
  'what they may do: read, sell, door, finance, admin':
    '할 수 있는 일. read, sell, door, finance, admin',
  'how long their first token is valid: 12h, 90d, or until a time':
    '첫 토큰이 유효한 기간. 12h, 90d 또는 끝나는 시각',
  'what the token is called': '토큰의 이름',
  'use a code that came by mail, for a sign-up, a login or a new address':
    '메일로 온 인증번호를 씁니다. 가입, 로그인, 새 주소 확인에 쓰입니다',
  'for customers who have no token: a code comes by mail':
    '토큰이 없는 고객용. 메일로 인증번호를 보냅니다',
  'the address to which the code was sent': '인증번호를 보낸 주소',
  'the six digits': '여섯 자리 숫자',
  'everything about you as JSON; for the admin about anybody':
    '나에 관한 모든 것을 JSON으로 내보냅니다. 관리자라면 누구의 것이든',
  'only those whose address is not confirmed': '주소가 확인되지 않은 고객만',
  'confirm that the e-mail address is the customer’s own (admin)':
    '이메일 주소가 고객 본인의 것임을 확인합니다(관리자)',
  'print the token of a profile, for scripts or a backup; anybody who has it can act as you':
    '프로필의 토큰을 출력합니다. 스크립트에 쓰거나 보관하기 위한 것이며, 이 토큰을 가진 사람은 곧 본인으로 여겨집니다',
  'show who you are to the box office': '매표소가 누구로 알고 있는지 보여 줍니다',
  'all customers, newest first (admin)': '모든 고객을 새로 가입한 순서로 보여 줍니다(관리자)',
  'one customer with their bookings; yourself, or for the admin anybody':
    '고객 한 명과 그 예매를 보여 줍니다. 본인, 관리자라면 누구든지',
  'change your name, address, language or mail wish; for the admin anybody’s':
    '이름, 주소, 언어, 메일 수신 여부를 바꿉니다. 관리자라면 누구의 것이든',
  'delete your name and address for ever; bookings and payments stay without them':
    '이름과 주소를 영구히 지웁니다. 예매와 결제는 이름 없이 남습니다',
  'by a part of the name or the address, Korean initials, or the beginning of the id':
    '이름이나 이메일 주소의 일부, 이름의 초성(ㅎㄱㄷ), 번호의 앞부분으로 찾습니다',
  'the new name': '새 이름',
  'the new e-mail address': '새 이메일 주소',
  'the language of notices': '알림의 언어',
  'notices by mail too': '메일로도 알림을 받습니다',
  'cancel bookings that are unpaid or to come before':
    '결제 전이거나 공연이 남은 예매를 먼저 취소합니다',
  'for the admin: only of this customer (id, address or name)':
    '관리자용: 이 고객의 예매만(아이디, 주소 또는 이름)',
  'for the admin: only of the customer with this e-mail address':
    '관리자용: 이 이메일 주소를 가진 고객의 예매만',
  'only of this performance': '이 회차의 예매만',
  'only with this status': '이 상태의 예매만',
  'only of performances at this time or later': '이 시각 또는 그 뒤에 시작하는 회차만',
  'only of performances before this time': '이 시각 전에 시작하는 회차만',
  'put a musical on sale, or a whole season (admin)':
    '뮤지컬 하나 또는 시즌 전체의 판매를 엽니다(관리자)',
  'all musicals, newest first': '모든 뮤지컬을 새것부터 보여 줍니다',
  'one musical, with its performances to come': '뮤지컬 하나와 앞으로의 회차를 보여 줍니다',
  'add performances to a musical (admin)': '뮤지컬에 회차를 더합니다(관리자)',
  'one performance, with its free seats': '회차 하나와 남은 좌석 수를 보여 줍니다',
  'book seats of a performance': '회차의 좌석을 예매합니다',
  'cancel a reservation and get the money back': '예매를 취소하고 돈을 돌려받습니다',
  'your reservations, newest first; all of them with --profile admin':
    '내 예매를 새것부터 보여 줍니다. `--profile admin`이면 모두의 예매를 보여 줍니다',
  'one reservation': '예매 하나를 보여 줍니다',
  'your payments, newest first': '내 결제를 새것부터 보여 줍니다',
  'one payment': '결제 하나를 보여 줍니다',
  'your notices, newest first': '내 알림을 새것부터 보여 줍니다',
  'everything that has happened to your bookings': '내 예매에 일어난 모든 일을 보여 줍니다',
  'make the view again from all events (admin)': '모든 이벤트로부터 뷰를 새로 만듭니다(관리자)',
  'the event log, oldest first (admin)': '이벤트 로그를 오래된 것부터 보여 줍니다(관리자)',
  'start it in the background': '백그라운드에서 시작합니다',
  'run it in this terminal': '이 터미널에서 실행합니다',
  'stop it after it has finished all accepted requests': '받은 일을 모두 끝낸 뒤 멈춥니다',
  'stop it, and start it with the settings of now; without a port in them, on the same port':
    '멈추고 지금의 설정으로 다시 시작합니다. 설정에 포트가 없으면 같은 포트를 씁니다',
  'a token may go over plain http:// to another machine':
    '다른 컴퓨터로 토큰을 http://로 그냥 보내도 됩니다',
  'open the home although it charged cards at another gateway before':
    '이전에 다른 게이트웨이로 청구한 홈이라도 엽니다',
  'open the home although it had another SYS_MODE before':
    '이전에 SYS_MODE가 달랐던 홈이라도 엽니다',
  'open the home although its database is an older one that was put back':
    '되돌려 놓은 오래된 데이터베이스라도 홈을 엽니다',
  'open the home although its database is lost: with an empty one':
    '데이터베이스를 잃어버린 홈이라도 빈 데이터베이스로 엽니다',
  'show its log': '데몬이 로그에 쓴 내용을 보여 줍니다',
  'tasks that wait, run, or are dead letters':
    '기다리는 작업, 진행 중인 작업, 데드 레터를 보여 줍니다',
  'try a dead letter again': '데드 레터를 다시 시도합니다',
  'delete a dead letter': '데드 레터를 완전히 끝냅니다',
  'switch it on again, after it answered 410 Gone': '410 Gone으로 꺼진 웹훅을 다시 켭니다',
  "check every invariant, also against the card company's ledger (admin)":
    '모든 불변식을 카드사의 원장까지 대조해서 검사합니다(관리자)',
  'show its knobs': '지금 어떻게 동작하는지 보여 줍니다',
  'how long it takes to answer': '답하는 데 걸리는 시간을 정합니다',
  'answers with an error; half of these calls have an effect even so':
    '오류로 답합니다. 그런 호출의 절반은 처리는 됩니다',
  'does the work, but sends no answer': '처리하고 응답은 버립니다',
  'does the work twice, as if the call came twice': '두 번 요청받은 것처럼 두 번 처리합니다',
  'answers with another amount than it charged': '청구한 것과 다른 금액으로 답합니다',
  'declines good cards': '정상 카드를 거절합니다',
  'does nothing and answers nothing': '아무것도 처리하지 않고 답하지도 않습니다',
  'reset all knobs': '모두 원래대로 되돌립니다',
  'its ledger: each charge, oldest first': '카드사의 원장을 오래된 청구부터 보여 줍니다',
  'play the whole story on a temporary home':
    '자기만의 홈에서 이야기 한 편을 보여 줍니다. 홈은 끝나면 지워집니다',

  'open the terminal interface, as outerpark alone does':
    '터미널 화면을 엽니다. outerpark만 써도 열립니다',
  'the version of this program': '이 프로그램의 버전',
  'data as JSON on stdout, errors as JSON on stderr': '데이터는 stdout에, 오류는 stderr에 JSON으로',
  'the profile to use (default: OUTERPARK_PROFILE, or the current one)':
    '누구로 실행할지(기본값: `OUTERPARK_PROFILE`, 없으면 현재 프로필)',
  'the address of another box office (default: OUTERPARK_URL, or the one here)':
    '다른 곳의 매표소(기본값: `OUTERPARK_URL`, 없으면 이 컴퓨터의 매표소)',
  'never ask; name what is missing': '묻지 않고, 빠진 것을 알립니다',
  'no colours': '색을 쓰지 않습니다',
  'show this help': '사용법',
  'your name': '이름',
  'your e-mail address; each can sign up once': '연락받을 이메일. 주소마다 고객 한 명',
  'the language of your notices': '알림의 언어',
  'no notices by mail; MyPage still shows them':
    '메일로는 알림을 받지 않습니다. 마이페이지에는 그대로 나옵니다',
  'do not ask whether you are sure': '확인을 묻지 않습니다',
  'when, on the clocks of the hall: "2027-01-05 19:30", or with an offset: 2027-01-05T19:30+09:00 (repeatable)':
    '공연장 시계로 시작하는 시각: "2027-01-05 19:30". 시차를 붙여 2027-01-05T19:30+09:00처럼 쓸 수도 있음(여러 번 가능)',
  'a name of this request: with the same one, it is done once':
    '이 요청의 이름. 같은 이름이면 한 번만 실행됨',
  'performances by time, from now on': '앞으로 있을 회차, 시간순',
  'whether it runs, where, and its state; exit code 3 if it does not':
    '실행 여부, 주소, 상태. 실행 중이 아니면 종료 코드 3',
  'whether the box office of your profile runs, and its state; exit code 3 if it does not':
    '프로필의 매표소가 실행 중인지와 그 상태를 보여 줍니다. 실행 중이 아니면 종료 코드 3입니다',
  'print a script with which a shell completes commands and options':
    '셸이 명령과 옵션을 자동 완성하게 하는 스크립트 출력',
  'the help of a command': '명령의 도움말',
  'only those with this text in their title': '제목에 이 글이 들어 있는 회차만',
  'a day or a time to begin with': '시작하는 날이나 시각',
  'the last day, or a time to end before': '마지막 날, 또는 그 전까지의 시각',
  'only those with free seats': '빈 좌석이 있는 회차만',
  'also those that have begun': '이미 시작한 회차도',
  'your shell': '쓰는 셸',
  'a position to begin at, or now (default: 1; with --follow the last 10 events)':
    '시작하는 위치, 또는 now (기본값: 1, --follow면 마지막 이벤트 10개)',
  'only events of this type, such as PaymentDeclined': '이 종류의 이벤트만, 예: PaymentDeclined',
  'only events about this reservation': '이 예매의 이벤트만',
  'do not ask whether to book; needed without a terminal':
    '예매할지 묻지 않습니다. 터미널이 아니면 꼭 있어야 합니다',
  "the hall's, such as Asia/Seoul (default: that of --at, or the box office's)":
    '공연장의 시간대, 예: Asia/Seoul (기본값: --at의 시차, 없으면 예매처의 시간대)',
  'for a hall with one grade: the number of seats': '등급이 하나인 공연장의 좌석 수',
  "their price, in the currency's smallest unit": '그 좌석의 가격. 통화의 가장 작은 단위로',
  'a grade of seats (repeatable)': '좌석 등급(여러 번 쓸 수 있음)',
  'ISO 4217': 'ISO 4217 통화 코드',
  'where it plays': '공연장',
  'how long it takes': '공연 시간(분)',
  'many musicals at once, all or nothing': '여러 뮤지컬을 한꺼번에, 전부 아니면 전무',
  'the largest number of items': '많아야 이만큼',
  'continue at the "next" of another list': '다른 목록의 `next`가 가리키는 데서 이어집니다',
  'only performances of this musical': '이 뮤지컬의 회차만',
  'wait until the payment is settled': '결제가 끝날 때까지 기다립니다',
  'how long to wait': '얼마나 기다릴지',
  'how many': '몇 개',
  'the grade; may be left out if there is only one': '좌석 등급. 하나뿐이면 적지 않아도 됩니다',
  'card-ok, card-declined or card-slow in the sandbox; pm_… at Stripe':
    '샌드박스에서는 card-ok, card-declined, card-slow, Stripe에서는 pm_…',
  'continue with each step as it happens': '일이 일어날 때마다 이어서 보여 줍니다',
  'wait until the page has the event at this position':
    '적어도 이 위치의 이벤트까지 반영된 페이지를 보여 줍니다',
  'for the admin: whose page (id, address or name)':
    '관리자용: 누구의 페이지인지(아이디, 주소 또는 이름)',
  'continue with each event as it happens': '이벤트가 일어날 때마다 이어서 보여 줍니다',
  'the largest number of events, without --follow': '많아야 이만큼. `--follow`에는 쓰이지 않습니다',
  'the port to listen on; 0 is any free port (default: OUTERPARK_PORT, config.json or 8080)':
    '요청을 받을 포트. 0이면 빈 포트 아무거나(기본값: `OUTERPARK_PORT`, `config.json` 또는 8080)',
  'continue with each line as it is written': '쓰일 때마다 이어서 보여 줍니다',
  'only dead letters': '포기한 것만',
  'milliseconds: 30 or 400-620; usually 20-60':
    '밀리초. 30 또는 400-620처럼 적습니다. 보통은 20-60',
  'on, off, or the share of calls: 0.3 or 30%': 'on, off, 또는 호출의 비율: 0.3이나 30%',
  'the story of an outage of the card company, drawn on a terminal (40 s)':
    '카드사 장애 이야기를 터미널에 그려서 보여 줍니다(40초)',
}
