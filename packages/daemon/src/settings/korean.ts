import { KOREAN_BACKUP_SETTINGS } from './korean-backup.ts'
import { KOREAN_SEAT_SETTINGS } from './korean-seats.ts'
import { KOREAN_WATCH_SETTINGS } from './korean-watch.ts'

/** The ranges and meanings of settings in Korean, by the English texts of daemon/src/settings. */
export const KOREAN_SETTINGS: Readonly<Record<string, string>> = {
  ...KOREAN_BACKUP_SETTINGS,
  ...KOREAN_SEAT_SETTINGS,
  ...KOREAN_WATCH_SETTINGS,
  'a text': '텍스트',
  'a word': '한 단어',
  'one secret, or several with blanks between them': '비밀 하나, 또는 빈칸으로 이은 여럿',
  'true or false': 'true 또는 false',
  'names of hosts without a port, such as tickets.example.com, with commas between them':
    'tickets.example.com처럼 포트 없는 호스트 이름들. 쉼표로 나눕니다',
  'https:// or, on this machine only, http://, a host and no path':
    '경로 없이 호스트만 있는 https:// 주소. 이 컴퓨터라면 http://도 됩니다',
  'a secret key of Stripe, sk_… or rk_…': 'Stripe의 비밀 키, sk_… 또는 rk_…',
  'the signing secret of a webhook endpoint, whsec_…': '웹훅 엔드포인트의 서명 비밀, whsec_…',
  'milliseconds such as 30 or 400-620, at most 60000': '30이나 400-620 같은 밀리초, 60000까지',
  'the name or the address of a mail server': '메일 서버의 이름이나 주소',

  'a time zone of the IANA database such as Asia/Seoul, or an offset such as +09:00':
    'Asia/Seoul 같은 IANA 시간대 이름, 또는 +09:00 같은 시차',
  'the zone of the machine': '컴퓨터의 시간대',
  'The time zone in which a time of a performance is read that has no offset, if its musical names no zone: a name of the IANA database, such as `Asia/Seoul`.':
    '뮤지컬에 시간대가 없을 때, 시차 없이 적힌 회차 시각을 읽는 시간대입니다. `Asia/Seoul` 같은 IANA 이름을 씁니다.',

  'Whether the daemon counts what it does, for Prometheus at `/metrics`.':
    '데몬이 하는 일을 세어 `/metrics`에서 Prometheus에 보여 줄지 정합니다.',
  'an http:// or https:// address': 'http:// 또는 https:// 주소',
  'The address of a collector of OpenTelemetry. Traces of bookings go to `/v1/traces` below it, by OTLP over HTTP.':
    'OpenTelemetry 수집기의 주소입니다. 예매의 추적 기록을 그 아래 `/v1/traces`에 OTLP over HTTP로 보냅니다.',
  'The share of bookings whose traces are sent: `1` is each, `0` none.':
    '추적 기록을 보낼 예매의 비율입니다. `1`이면 모두, `0`이면 보내지 않습니다.',
  'The address that the daemon listens on.': '데몬이 요청을 받는 주소입니다.',
  'The file with the certificate and its chain, in PEM. With it the daemon speaks HTTPS; it needs `tlsKey`.':
    '인증서와 그 체인이 든 PEM 파일입니다. 정하면 데몬이 HTTPS로 말하며, `tlsKey`가 필요합니다.',
  'The file with the key of `tlsCert`, in PEM. It must be closed to others: mode 0600, or 0640 if it is root’s.':
    '`tlsCert`의 키가 든 PEM 파일입니다. 다른 사용자에게 닫혀 있어야 합니다. 모드는 0600이고, root의 파일이면 0640까지 됩니다.',
  'Whether a proxy in front of the daemon speaks HTTPS. With `SYS_MODE=PRODUCT`, listening beyond this machine needs this or `tlsCert`.':
    '데몬 앞의 프록시가 HTTPS로 말하는지 정합니다. `SYS_MODE=PRODUCT`에서 이 컴퓨터 밖의 요청을 받으려면 이것이나 `tlsCert`가 필요합니다.',
  'How many requests a second one customer may send. Four times as many may come at once. `0` is no limit.':
    '고객 한 명이 1초에 보낼 수 있는 요청 수입니다. 한꺼번에는 네 배까지 됩니다. `0`이면 제한이 없습니다.',
  'How many requests a second the admin may send. Four times as many may come at once. `0` is no limit.':
    '관리자가 1초에 보낼 수 있는 요청 수입니다. 한꺼번에는 네 배까지 됩니다. `0`이면 제한이 없습니다.',
  'How many requests a second may come from one address without a token, four times as many at once; from this machine 20 times as many. `0` is no limit.':
    '토큰 없이 한 주소에서 1초에 보낼 수 있는 요청 수입니다. 한꺼번에는 네 배까지 되고, 이 컴퓨터에서는 20배까지 됩니다. `0`이면 제한이 없습니다.',
  'How many customers a second may sign up from one address, 50 times as many at once; from this machine 20 times as many. `0` is no limit.':
    '한 주소에서 1초에 가입할 수 있는 고객 수입니다. 한꺼번에는 50배까지 되고, 이 컴퓨터에서는 20배까지 됩니다. `0`이면 제한이 없습니다.',
  'How many connections there may be. Beyond that a new one takes the place of one that has not sent a request yet. There are fewer if the system allows fewer than 256 open files more.':
    '연결을 몇 개까지 받을지 정합니다. 그보다 많아지면 새 연결이 아직 요청을 보내지 않은 연결의 자리를 받습니다. 시스템이 허용하는 열린 파일 수가 이보다 256개 이상 많지 않으면 그만큼 적게 받습니다.',
  'How many connections one address may have. It does not count for this machine and for `trustedProxies`.':
    '한 주소가 가질 수 있는 연결 수입니다. 이 컴퓨터와 `trustedProxies`에는 적용되지 않습니다.',
  'Addresses and networks of proxies in front of the daemon. Only their `X-Forwarded-For` says from where a request comes; without it everybody behind a proxy shares its limits. In the file it is a list.':
    '데몬 앞에 있는 프록시의 주소와 네트워크입니다. 이들이 보낸 `X-Forwarded-For`만 요청이 온 곳으로 믿습니다. 설정하지 않으면 프록시 뒤의 모두가 한도를 나눠 씁니다. 파일에서는 목록으로 적습니다.',
  'addresses or networks such as 10.0.0.0/8, with commas between them':
    '쉼표로 나눈 주소나 네트워크 (예: 10.0.0.0/8)',

  'The port that the daemon listens on. `0` takes any free port.':
    '데몬이 요청을 받는 포트입니다. `0`이면 빈 포트를 아무거나 씁니다.',
  'The name of this installation: up to 32 letters, digits and `_`. The log and the status show it. `PRODUCT` (also `PROD` and `PRODUCTION`) refuses the sandbox and the test keys of Stripe.':
    '이 설치의 이름입니다. 글자, 숫자, `_`로 32자까지이며 로그와 상태에 나옵니다. `PRODUCT`(`PROD`와 `PRODUCTION`도)는 샌드박스와 Stripe의 시험 키를 거절합니다.',
  'Names that the `Host` header of a request may have, besides those of this machine. In the file it is a list.':
    '이 컴퓨터의 이름 말고 요청의 `Host` 헤더에 허용할 이름들입니다. 파일에서는 목록으로 적습니다.',
  'How late MyPage may be while many people book. A longer time costs less. Customers can still read their own writes at once.':
    '예매가 몰릴 때 MyPage가 늦어도 되는 시간입니다. 길수록 비용이 적게 듭니다. 자기가 쓴 것은 언제나 바로 읽습니다.',
  '610; with Stripe 15000': '610, Stripe면 15000',
  'How long one call to the gateway may take. After that its outcome is unknown, and the call is repeated with the same key. `leaseMs` must be longer than three of these times.':
    '게이트웨이 호출 한 번에 허용하는 시간입니다. 넘으면 결과를 모르는 것으로 보고 같은 키로 다시 묻습니다. `leaseMs`는 이 값의 세 배보다 길어야 합니다.',
  '`http` if `gatewayUrl` is set, otherwise `sandbox`':
    '`gatewayUrl`이 있으면 `http`, 없으면 `sandbox`',
  'Who charges the cards. `sandbox` is the card company that comes with the daemon. `http` is any other with the same HTTP interface.':
    '카드에 청구하는 곳입니다. `sandbox`는 데몬에 딸린 카드사이고, `http`는 같은 HTTP 인터페이스를 가진 다른 곳입니다.',
  'Where the gateway `http` is.': '게이트웨이 `http`의 주소입니다.',
  'The bearer token for `gatewayUrl`. One needs the other.':
    '`gatewayUrl`에 쓰는 bearer 토큰입니다. 둘 다 있어야 합니다.',
  'The key for Stripe. It has to allow writing payment intents and refunds.':
    'Stripe의 키입니다. 결제 인텐트와 환불을 쓸 수 있어야 합니다.',
  'With it the daemon accepts webhooks of Stripe, and without it none.':
    '이 값이 있어야 데몬이 Stripe의 웹훅을 받습니다.',
  '`api.stripe.com`': '`api.stripe.com`',
  'Where Stripe is: a stand-in for tests, or a proxy.':
    'Stripe의 주소입니다. 시험용 모의 서버나 프록시를 쓸 때 정합니다.',
  'How long the sandbox takes to answer.': '샌드박스가 답하는 데 걸리는 시간입니다.',
  '10000, or four times `gatewayTimeoutMs` if that is longer':
    '10000. `gatewayTimeoutMs`의 네 배가 더 길면 그 값',
  '30000, or four times `gatewayTimeoutMs` if that is longer':
    '30000. `gatewayTimeoutMs`의 네 배가 더 길면 그 값',
  'How far back the breaker counts calls.': '브레이커가 얼마 전까지의 호출을 세는지 정합니다.',
  'With fewer calls in the window the breaker does not open. It must not be more than the calls that `paymentWorkers` can make in the window if every call times out.':
    '그동안의 호출이 이보다 적으면 브레이커가 열리지 않습니다. 모든 호출이 시간을 넘길 때 `paymentWorkers`가 그동안 할 수 있는 호출 수보다 크면 안 됩니다.',
  'The share of failed calls at which the breaker opens.':
    '실패한 호출의 비율이 이 값에 이르면 브레이커가 열립니다.',
  'How long the breaker stays open before one call probes the gateway.':
    '브레이커가 열린 뒤 한 건을 시험해 보기까지의 시간입니다.',
  'How many calls to the gateway may run at once. It must be at least twice `paymentWorkers`.':
    '게이트웨이를 동시에 호출할 수 있는 수입니다. `paymentWorkers`의 두 배 이상이어야 합니다.',
  'How long a reservation may stay unpaid before it expires. Time in which the breaker is not closed does not count, up to `maxPausedMs`. At the start of the performance it expires in any case. The default is one day.':
    '결제되지 않은 예매가 만료되기까지의 시간입니다. 브레이커가 닫혀 있지 않은 시간은 `maxPausedMs`까지 치지 않습니다. 공연이 시작되면 반드시 만료됩니다. 기본값은 하루입니다.',
  'How much of the time in which the breaker is not closed is added to `paymentDeadlineMs` at most. After both times an unpaid reservation expires, even if the gateway is still away. `0` is no limit. The default is one day.':
    '브레이커가 닫혀 있지 않은 시간을 `paymentDeadlineMs`에 얼마까지 더할지 정합니다. 두 시간이 모두 지나면 게이트웨이가 아직 답하지 않아도 결제되지 않은 예매는 만료됩니다. `0`은 제한이 없다는 뜻입니다. 기본값은 하루입니다.',
  'The most workers for approvals, and the most for cancellations.':
    '승인을 맡는 작업자의 최대 수이자 취소를 맡는 작업자의 최대 수입니다.',
  'The fewest workers for approvals, and for cancellations. The backlog decides between the two limits.':
    '승인과 취소를 맡는 작업자의 최소 수입니다. 두 한도 사이에서 밀린 일에 따라 늘고 줍니다.',
  'The most workers for each channel of notices.': '알림 채널마다 작업자의 최대 수입니다.',
  'The fewest workers for each channel of notices.': '알림 채널마다 작업자의 최소 수입니다.',
  'How long due payments and notices may wait for bookings. During a rush (500 bookings a second) only a few workers run, until a task has been due for this long. With `0` none waits.':
    '처리할 때가 된 결제와 알림이 예매에 자리를 내주고 기다리는 최대 시간입니다. 예매가 몰리는 동안(초당 500건)에는 작업자가 몇 명만 일하고, 어느 작업이 이만큼 밀리면 모두 일합니다. `0`이면 기다리지 않습니다.',
  'What happens to a booking while the breaker is not closed. `defer` takes it and charges the card later. `refuse` answers 503 and takes nothing.':
    '브레이커가 닫혀 있지 않을 때 예매를 어떻게 할지 정합니다. `defer`는 예매를 받고 나중에 청구합니다. `refuse`는 503으로 답하고 아무것도 잡지 않습니다.',
  'When this many bookings are unpaid, new bookings are refused. `0` is no limit.':
    '미결제 예매가 이만큼이면 더 받지 않습니다. `0`은 제한이 없다는 뜻입니다.',
  'The most seats of one booking. `0` is no limit.':
    '예매 한 건의 최대 좌석 수입니다. `0`은 제한이 없다는 뜻입니다.',
  'The most seats of one performance that one customer may have, paid or not. `0` is no limit.':
    '한 고객이 한 회차에 가질 수 있는 최대 좌석 수입니다. 결제 여부와 관계없이 셉니다. `0`은 제한이 없다는 뜻입니다.',
  'The most unpaid seats that one customer may have, over all performances. `0` is no limit.':
    '한 고객이 모든 회차를 합쳐 가질 수 있는 최대 미결제 좌석 수입니다. `0`은 제한이 없다는 뜻입니다.',
  'The same for bookings while the breaker is not closed, since their seats may be held for long. `0` is no other limit than `maxUnpaidSeats`.':
    '브레이커가 닫혀 있지 않은 동안의 예매에 적용하는 같은 한도입니다. 그때는 좌석이 오래 잡혀 있을 수 있기 때문입니다. `0`이면 `maxUnpaidSeats`만 적용합니다.',
  'After this many declined payments within an hour a customer has to wait (`declinePauseMs`). A payment that is charged begins the count anew. `0` is no limit.':
    '한 시간 안에 결제가 이만큼 거절된 고객은 기다려야 합니다(`declinePauseMs`). 결제가 되면 처음부터 다시 셉니다. `0`은 제한이 없다는 뜻입니다.',
  'How long that customer waits after the last declined payment. The default is 10 minutes.':
    '그 고객이 마지막 거절 뒤에 기다리는 시간입니다. 기본값은 10분입니다.',
  'How many reservations a customer may cancel within an hour. Cancels by the box office do not count. `0` is no limit.':
    '한 고객이 한 시간 안에 취소할 수 있는 예매 수입니다. 매표소가 취소한 것은 세지 않습니다. `0`은 제한이 없다는 뜻입니다.',
  'What makes an e-mail address count. With `code` a code is sent there, which has to come back: nothing else goes to an address before. With `believe` nothing is checked. With `admin` the admin confirms each customer, who cannot book before.':
    '메일 주소를 인정하는 방법. `code`이면 그 주소로 보낸 인증번호가 돌아와야 하며, 그전에는 다른 메일을 보내지 않습니다. `believe`이면 확인하지 않습니다. `admin`이면 관리자가 고객을 하나하나 확인하고, 그전에는 예매할 수 없습니다.',
  'The most codes to one address within an hour. One network address may ask for ten times as many.':
    '한 주소로 한 시간에 보내는 인증번호의 최대 수. 네트워크 주소 하나에서는 그 열 배까지 요청할 수 있습니다.',
  'The most mails of notices to one address within an hour. Later notices wait, and then come in one mail. `0` is no limit.':
    '한 주소로 한 시간에 보내는 알림 메일의 최대 수. 그 뒤의 알림은 기다렸다가 한 통에 모아 보냅니다. `0`이면 제한이 없습니다.',
  'The mail server. With it customers get mails; it needs `smtpFrom`.':
    '메일 서버입니다. 정하면 고객에게 메일을 보내며, `smtpFrom`이 필요합니다.',
  '587; with `tls` 465, with `none` 25': '587, `tls`면 465, `none`이면 25',
  'The port of the mail server.': '메일 서버의 포트입니다.',
  'How the connection is encrypted. With `starttls` nothing is sent before encryption begins. With `none` a password goes to this machine only, and with `SYS_MODE=PRODUCT` so do all mails.':
    '연결을 암호화하는 방식입니다. `starttls`면 암호화가 시작되기 전에는 아무것도 보내지 않습니다. `none`이면 비밀번호는 이 컴퓨터로만 보내고, `SYS_MODE=PRODUCT`에서는 메일도 모두 그렇습니다.',
  'The name for signing in at the mail server. It needs `smtpPassword`.':
    '메일 서버에 로그인하는 이름입니다. `smtpPassword`가 필요합니다.',
  'The password for `smtpUser`.': '`smtpUser`의 비밀번호입니다.',
  'The sender: one address, such as `OuterPark <tickets@example.com>`.':
    '보내는 사람입니다. `OuterPark <tickets@example.com>` 같은 주소 하나를 적습니다.',
  'How long sending one mail may take, until the mail server has all of it. It must be shorter than `leaseMs`. The server may then take ten minutes to accept the mail.':
    '메일 한 통을 메일 서버에 다 넘길 때까지 허용하는 시간입니다. `leaseMs`보다 짧아야 합니다. 그 뒤 서버가 메일을 받아들이는 데는 10분까지 기다립니다.',
  'The `https://` address that gets the notices of the admin; on this machine also `http://`. It needs `webhookSecret`.':
    '관리자의 알림을 받는 `https://` 주소입니다. 이 컴퓨터라면 `http://`도 됩니다. `webhookSecret`이 필요합니다.',
  'The key of the signature: `whsec_` and 24 to 64 bytes in base64. Several with blanks between them (in the file also a list) all sign each message, so that a receiver can change its secret.':
    '서명에 쓰는 키입니다. `whsec_`와 base64로 적은 24~64바이트입니다. 빈칸으로 이어 여럿을 적으면(파일에서는 목록도 됩니다) 메시지마다 모두로 서명하므로, 받는 쪽이 비밀을 바꿀 수 있습니다.',
  'How long sending one webhook may take. It must be shorter than `leaseMs`.':
    '웹훅 한 건을 보내는 데 허용하는 시간입니다. `leaseMs`보다 짧아야 합니다.',
  'Whether `webhookUrl` may be on this machine or its network.':
    '`webhookUrl`이 이 컴퓨터나 그 네트워크에 있어도 되는지 정합니다.',
  'The first wait after a failed mail or webhook. Each further wait is twice as long.':
    '메일이나 웹훅이 실패한 뒤 처음 기다리는 시간입니다. 다음부터는 두 배씩 늡니다.',
  'The longest wait between two tries of a mail or a webhook.':
    '메일이나 웹훅을 다시 보내기까지 가장 오래 기다리는 시간입니다.',
  'After this time a mail or webhook that failed becomes a dead letter. The default is three days.':
    '이 시간이 지나도 보내지 못한 메일과 웹훅은 데드 레터가 됩니다. 기본값은 사흘입니다.',
  'How long a task waits after its worker was lost. A worker that is still at work keeps its task.':
    '작업자를 잃은 작업이 다시 맡겨지기까지 기다리는 시간입니다. 아직 일하고 있는 작업자의 작업은 그대로 그 작업자의 것입니다.',
  'The first wait after a failed payment or inbox notice. Each further wait is twice as long.':
    '결제나 알림함 알림이 실패한 뒤 처음 기다리는 시간입니다. 다음부터는 두 배씩 늡니다.',
  'The longest wait between two tries of a payment or an inbox notice.':
    '결제나 알림함 알림을 다시 시도하기까지 가장 오래 기다리는 시간입니다.',
  'After this many tries a payment or an inbox notice becomes a dead letter. The default is about three days of tries.':
    '결제나 알림함 알림을 이만큼 시도해도 안 되면 데드 레터가 됩니다. 기본값은 사흘쯤 시도하는 횟수입니다.',
}

/** The ranges of settings whose texts contain numbers or names. */
export const KOREAN_RANGES: readonly (readonly [RegExp, string])[] = [
  [/^a whole number from (\d+) to (\d+)$/, '$1~$2의 정수'],
  [/^a number from ([\d.]+) to ([\d.]+)$/, '$1~$2의 수'],
  [/^(\w+), (\w+) or (\w+)$/, '$1, $2, $3'],
  [/^defer or refuse$/, 'defer, refuse'],
  // Lists of values, which are the same in every language.
  [/^(\w+(?:, \w+){3,})$/, '$1'],
]

/** A text of a setting in Korean. One that has no translation stays English. */
export function inKorean(english: string): string {
  const known = KOREAN_SETTINGS[english]
  if (known !== undefined) return known
  for (const [pattern, replacement] of KOREAN_RANGES)
    if (pattern.test(english)) return english.replace(pattern, replacement)
  return english
}
