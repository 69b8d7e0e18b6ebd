/** The texts of tables and lists. */
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

  '`code` if `smtpHost` is set, otherwise `believe`':
    '`smtpHost`가 있으면 `code`, 없으면 `believe`',
}
