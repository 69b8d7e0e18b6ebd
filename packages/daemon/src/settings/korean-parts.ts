/** A sentence in English, and what it is in Korean. */
export type Words = readonly [pattern: RegExp, korean: string]

/** What the parts of an office say of settings that they cannot use (`office/check-parts.ts`), in Korean. */
export const OF_PARTS: readonly Words[] = [
  [
    /The webhook's secret must be (\w+) and (\d+) to (\d+) bytes in base64\.$/,
    '웹훅의 비밀은 $1와 base64로 적은 $2~$3바이트여야 합니다',
  ],
  [
    /The webhook's address must start with https:\/\/ or http:\/\/ and a host\.$/,
    '웹훅의 주소는 https:// 또는 http://와 호스트로 시작해야 합니다',
  ],
  [
    /The webhook's address must not have a user or a password in it\.$/,
    '웹훅의 주소에는 사용자나 비밀번호를 넣을 수 없습니다',
  ],
  [
    /The webhook's address leads to this machine or its network, which the configuration does not allow: (.+)$/,
    '웹훅의 주소가 이 컴퓨터나 그 네트워크에 있고, 설정이 이를 허용하지 않습니다: $1',
  ],
  [
    /The sender of mails must be one mail address, not (.+)$/,
    '메일을 보내는 사람은 메일 주소 하나여야 합니다: $1',
  ],
  [
    /A password is sent to another machine only over TLS\.$/,
    '비밀번호는 TLS로만 다른 컴퓨터에 보냅니다',
  ],
  [/: (\S+) and (\S+) cannot be used: (.+)$/, ': 함께 쓸 수 없습니다: $1, $2: $3'],
  [/: (\S+) cannot be read: (.+)$/, ': $1: 읽을 수 없습니다: $2'],
  [
    /: (\S+) is no name or address of this machine \((\w+)\)\.$/,
    ': 이 컴퓨터의 이름이나 주소가 아닙니다: $1 ($2)',
  ],
]
