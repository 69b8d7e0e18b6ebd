/** The texts of tables and lists, and the titles of errors. */
export const KOREAN_LABELS: Readonly<Record<string, string>> = {
  'setting, variable': '설정, 환경 변수',
  default: '기본값',
  'may be': '허용하는 값',
  meaning: '뜻',
  none: '없음',
  command: '명령',
  'what it does': '하는 일',
  code: '코드',
  'exit code': '종료 코드',
  'one of': '다음 중 하나:',

  'Wrong usage': '잘못 썼습니다',
  'Something is missing': '빠진 것이 있습니다',
  'Not confirmed': '확인을 받지 못했습니다',
  'Not signed in': '로그인하지 않았습니다',
  'More than one fits': '해당하는 것이 둘 이상입니다',
  'The season file is not valid': '시즌 파일이 올바르지 않습니다',
  'The file cannot be read': '파일을 읽을 수 없습니다',
  'It may have been done': '실행되었을 수 있습니다',
  'Still not settled': '아직 끝나지 않았습니다',
  'The payment was declined': '결제가 거절되었습니다',
  'Not paid in time': '기한 안에 결제되지 않았습니다',
  'The home cannot be written': '홈에 쓸 수 없습니다',
  'A file is not safe': '파일을 믿을 수 없음',
  'The profiles cannot be read': '프로필을 읽을 수 없습니다',
  '`code` if `smtpHost` is set, otherwise `believe`':
    '`smtpHost`가 있으면 `code`, 없으면 `believe`',
  'A code was sent': '인증번호를 보냈습니다',
  'There are bookings': '예매가 남아 있습니다',
  'The profile exists already': '같은 이름의 프로필이 이미 있습니다',
  'No such profile': '그런 프로필이 없습니다',
  'Not safe to send a token': '토큰을 보내기에 안전하지 않습니다',
  'The box office does not answer': '매표소가 답하지 않습니다',
  'The daemon did not start': '데몬이 시작되지 않았습니다',
  'The daemon is still running': '데몬이 아직 떠 있습니다',
  'Not an answer of a box office': '매표소의 응답이 아닙니다',
  Interrupted: '중단되었습니다',
  'Internal error': '내부 오류',
}

/** The ranges of settings whose texts contain numbers or names. */
export const KOREAN_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^a whole number from (\d+) to (\d+)$/, '$1~$2의 정수'],
  [/^a number from ([\d.]+) to ([\d.]+)$/, '$1~$2의 수'],
  [/^(\w+), (\w+) or (\w+)$/, '$1, $2, $3'],
  [/^defer or refuse$/, 'defer, refuse'],
  // Lists of values, which are the same in every language.
  [/^(\w+(?:, \w+){3,})$/, '$1'],
]
