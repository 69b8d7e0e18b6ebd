import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const people: CliWords['people'] = {
  whom: '고객을 아이디, 메일 주소 또는 이름으로 알려 주세요.',
  seeCustomers: '목록: outerpark customer list',
  nameOne: '메일 주소로 고르거나 아이디를 더 입력하세요.',
  noSuchCustomer: '그런 고객이 없습니다',
  noCustomer: (typed) => `아이디나 메일 주소, 이름이 "${typed}"인 고객이 없습니다.`,
  yourEmail: '메일 주소',
  codeMissing: '--code가 빠졌습니다. 메일로 온 여섯 자리 숫자입니다.',
  runIt: (finish) => `실행: ${finish}`,
  finishWith: (finish) => `마치려면: ${finish}`,
  codeQuestion: '인증번호 여섯 자리',
  nothingDone: '아무것도 하지 않았습니다.',
  finishLater: (finish) => `나중에 마치려면: ${finish}`,
  tryAgain: (detail) => `${detail} 다시 입력하세요.`,
  sixDigits: '메일의 인증번호는 여섯 자리 숫자입니다.',
  codeExample: '예: outerpark confirm --code 123456',
  noToken: '토큰이 없습니다.',
  nothingToChange:
    '바꿀 것이 없습니다. --name, --email, --language, --mail, --no-mail 가운데 하나는 있어야 합니다.',
  editExample: '예: outerpark customer edit --email minji@example.org',
  yesToErase: (id) =>
    `--yes가 빠졌습니다. ${id} 고객을 지울지 물어볼 수 없습니다(터미널이 아닙니다).`,
  runErase: (typed) => `실행: outerpark customer erase ${typed} --yes`,
  nothingErased: '지우지 않았습니다.',
  askErase: (name, email) =>
    `${name}(${email}) 고객을 영구히 지울까요? 예매와 결제는 이름 없이 장부에 남습니다.`,
  askCancelFirst: (bookings) => `먼저 취소할까요? ${bookings}. 결제한 금액은 환불됩니다.`,
  booking: (id, seats, title, when) => `${id}, ${title}, ${when}, ${seats}`,
  cancelFirst: '먼저 취소하거나, --cancel을 붙이면 취소하고 환불합니다.',
  adminIsNoCustomer: 'CUSTOMER가 빠졌습니다. 관리자는 고객이 아닙니다.',
  example: (example) => `예: ${example}`,
  adminHasNoPage: '--customer가 빠졌습니다. 관리자에게는 마이페이지가 없습니다.',
  pageExample: '예: outerpark mypage --customer minji@example.com',
  signedOutAlready: '이미 로그아웃했습니다.',
  signInAgain: '다시 로그인: outerpark login',
  staysValid: (name) =>
    `"${name}"의 토큰은 계속 유효하지만, 따로 보관하지 않았다면 다시 얻을 수 없습니다`,
  isRevoked: (name) => `로그아웃하면 "${name}"의 토큰이 다른 곳에서도 바로 취소됩니다`,
  keepIt: (name) => `보관하려면: outerpark token show --profile ${name} > TOKEN_FILE`,
  makeAnother: (name) =>
    `다른 곳에서 계속 쓰려면 먼저 토큰을 하나 더 만드세요: outerpark token create NAME --profile ${name}`,
  yesToLogout: (lost) =>
    `--yes가 빠졌습니다. 로그아웃할지 물어볼 수 없습니다(터미널이 아닙니다). ${lost}.`,
  runLogout: (way, name, local) =>
    `${way}. 그런 다음 실행: outerpark logout --profile ${name}${local} --yes`,
  askLogout: (name) => `"${name}"에서 로그아웃할까요?`,
  staysSignedIn: (name) => `프로필 ${withParticle(`"${name}"`, '은/는')} 로그인된 채로 있습니다.`,
  notRevoked: (profile, detail) => `"${profile}"의 토큰을 취소하지 못했습니다: ${detail}`,
  revokeLater: (profile) =>
    `나중에 다시 시도하세요. 토큰을 유효한 채로 두고 이 컴퓨터에서만 지우려면: outerpark logout --profile ${profile} --local`,
  yourName: '이름',
  yourEmail2: '메일 주소',
  adminsProfile: '프로필 "admin"은 관리자의 것입니다. 다른 이름을 고르세요.',
  personsName: '직원의 이름',
  mayDo: '할 수 있는 일(read,sell,door,finance,admin 가운데)',
  sameName: (name, ids, id) =>
    `${withParticle(name, '은/는')} ${ids}의 이름이기도 합니다. 앞으로는 아이디로 부르세요. 새 직원은 ${id}입니다.`,
  who: '누구? (아이디 ST-… 또는 이름)',
  yesToRevoke: (name) =>
    `--yes가 빠졌습니다. ${name} 직원을 내보낼지 물어볼 수 없습니다(터미널이 아닙니다).`,
  runRevoke: (id) => `실행: outerpark staff revoke ${id} --yes`,
  askRevoke: (name) => `${name} 직원을 내보내고 토큰을 모두 취소할까요?`,
  nobodyRevoked: '아무도 내보내지 않았습니다.',
  tokenName: '토큰의 이름(예: 쓰는 기기)',
  whichCustomer: '어느 고객입니까?',
  whichToken: '어느 토큰입니까?',
  notBoth: '고객과 직원 가운데 하나만 적으세요.',
  notOurs: '이 프로그램이 쓴 내용이 아닙니다',
  profilesIn: (file, reason) => `프로필 파일 ${file}: ${reason}.`,
  folderOfOther: (folder, owner) =>
    `폴더 ${withParticle(folder, '은/는')} 사용자 ${owner}의 것이며 다른 사용자에게 닫혀 있습니다.`,
  runAsOwner: (owner, folder) =>
    `소유자로 실행하세요: sudo -u ${owner} env OUTERPARK_HOME=${folder} outerpark …`,
  forAdmin: (home, url) => `관리자의 명령인데 ${home}에서 관리자의 토큰을 읽을 수 없습니다${url}.`,
  asOwner:
    '데몬의 컴퓨터에서 소유자로 실행하거나 로그인하세요: outerpark login --profile admin < TOKEN_FILE',
  adminGone:
    '파일이 없습니다. 새 토큰을 만들려면: outerpark daemon restart. 아니면 로그인하세요: outerpark login --profile admin < TOKEN_FILE',
  adminElsewhere: (profile, url, home) =>
    `관리자의 명령입니다. 프로필 ${withParticle(`"${profile}"`, '은/는')} ${url}에 로그인되어 있고, ${home}에는 매표소가 없습니다.`,
  signInThere: (url) =>
    `그곳에 로그인: outerpark login --profile admin --url ${url} < TOKEN_FILE. 이 컴퓨터에 매표소를 열기: outerpark daemon start`,
  noProfile: (name) => `프로필 ${withParticle(`"${name}"`, '이/가')} 없습니다.`,
  makeProfile: (name, name2) =>
    `"outerpark signup --profile ${name} --name NAME --email MAIL" 또는 ${withParticle(`"outerpark login --profile ${name2}"`, '으로/로')} 만드세요.`,
  nobody: '로그인하지 않았습니다.',
  become:
    '"outerpark signup --name NAME --email MAIL"로 가입하거나 "outerpark login"으로 로그인하세요.',
  officeHere: '이 컴퓨터의 매표소',
  otherOffice: (name, url) =>
    `프로필 ${withParticle(`"${name}"`, '은/는')} ${withParticle(url, '이/가')} 아닌 다른 매표소의 것입니다.`,
  signInAt: (url) =>
    `그곳에 로그인: outerpark login --url ${url} --profile OTHER_NAME. --url이 없으면 프로필이 속한 매표소를 씁니다.`,
  somebodys: (profile) => `프로필 ${withParticle(`"${profile}"`, '은/는')} 다른 사람의 것입니다.`,
  chooseProfile: (profile) =>
    `다른 --profile을 고르거나 그 프로필을 지우세요: outerpark logout --profile ${profile}`,
  locked: (lock, seconds, guard) =>
    `${lock} 파일이 ${seconds}초 동안 있었습니다. 다른 명령이 실행 중이 아니면 이 파일과 ${withParticle(guard, '을/를')} 지우세요`,
  profileName: '프로필 이름은 글자, 숫자, 점, 줄표, 밑줄로 64자까지입니다.',
  profileExample: '예: --profile minji',
  shownOnce: '토큰은 지금만 보여 드립니다. 로그인: outerpark login --profile NAME < TOKEN_FILE',
  othersStay:
    '다른 컴퓨터의 토큰은 그대로 유효합니다. 보기: outerpark token list. 끝내기: outerpark token revoke',
  signedIn: '로그인되었습니다. 공연 보기: outerpark performance list',
  tokenKept: '토큰은 이 컴퓨터에 보관됩니다. 사본을 만들려면: outerpark token show',
  revokedHere: (profile) => `프로필 "${profile}"의 토큰을 취소하고 이 컴퓨터에서 지웠습니다.`,
  forgottenHere: (profile) => `프로필 "${profile}"의 토큰을 이 컴퓨터에서 지웠습니다.`,
  customersToken:
    '토큰은 지금만 보여 드립니다. 고객의 로그인: outerpark login --profile NAME < TOKEN_FILE',
  otherTokens: (id) => `다른 토큰은 그대로 유효합니다: outerpark token list --customer ${id}`,
  nobodyYet: '로그인한 사람이 없습니다. 시작: outerpark signup',
  loginExample: '예: outerpark login < TOKEN_FILE',
  tokenMissing: 'stdin에 토큰이 없습니다.',
  tokenQuestion: '토큰',
  notAToken: 'stdin으로 받은 것은 토큰이 아닙니다.',
  ifYours: '(여기에 등록된 메일 주소라면)',
  codeSent: (email, maybe, until) =>
    `${withParticle(`${email}${maybe}`, '으로/로')} 인증번호를 보냈습니다. ${until}까지 유효합니다.`,
  noOtherCode: (sent, email, until, maybe, seconds) =>
    `인증번호를 새로 보내지 않았습니다. ${sent}에 ${withParticle(`${email}${maybe}`, '으로/로')} 보낸 번호가 ${until}까지 유효합니다. ${seconds}초 뒤에 다시 요청할 수 있습니다.`,
  severalFit: (count, typed) =>
    count === undefined
      ? `"${typed}"에 해당하는 고객이 많습니다.`
      : `"${typed}"에 해당하는 고객이 ${count}명입니다.`,
  hasBookings: (count, bookings) =>
    `결제 전이거나 공연이 남은 예매가 ${count}건 있습니다: ${bookings}.`,
}
