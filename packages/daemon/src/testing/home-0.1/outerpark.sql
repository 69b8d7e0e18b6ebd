CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    at TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    causation_id TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
CREATE TABLE customers (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL CHECK (language IN ('en', 'ko'))
  , mail INTEGER NOT NULL DEFAULT 1 CHECK (mail IN (0, 1))) STRICT;
CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE TABLE musicals (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    venue TEXT NOT NULL,
    running_minutes INTEGER
  ) STRICT;
CREATE TABLE performances (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    musical_id TEXT NOT NULL REFERENCES musicals (id),
    starts_at TEXT NOT NULL,
    starts_at_ms INTEGER NOT NULL
  ) STRICT;
CREATE TABLE grades (
    performance_id TEXT NOT NULL REFERENCES performances (id),
    grade TEXT NOT NULL,
    place INTEGER NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    currency TEXT NOT NULL,
    capacity INTEGER NOT NULL CHECK (capacity > 0),
    available INTEGER NOT NULL CHECK (available >= 0),
    held INTEGER NOT NULL CHECK (held >= 0),
    sold INTEGER NOT NULL CHECK (sold >= 0),
    PRIMARY KEY (performance_id, grade),
    CHECK (available + held + sold = capacity)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE reservations (
    seq INTEGER PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES customers (id),
    performance_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    status TEXT NOT NULL
      CHECK (status IN ('awaiting-payment', 'confirmed', 'cancelled', 'payment-failed', 'expired')),
    FOREIGN KEY (performance_id, grade) REFERENCES grades (performance_id, grade)
  ) STRICT;
CREATE TABLE payments (
    seq INTEGER PRIMARY KEY REFERENCES reservations (seq),
    status TEXT NOT NULL
      CHECK (status IN ('requested', 'deferred', 'approved', 'declined', 'cancelled')),
    charge_id TEXT,
    updated_at TEXT NOT NULL,
    CHECK (status <> 'approved' OR charge_id IS NOT NULL)
  ) STRICT;
CREATE TABLE notices (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reservation_id TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    about TEXT NOT NULL,
    channel TEXT NOT NULL,
    template TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (about, channel)
  ) STRICT;
CREATE TABLE answers (
    seq INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) STRICT;
CREATE TABLE breaker_changes (
    position INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('closed', 'open', 'half-open')),
    retry_at INTEGER,
    paused_before INTEGER NOT NULL -- for how long it had not been closed before, in all
  , away_since INTEGER) STRICT;
CREATE TABLE webhooks_off (webhook TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "tasks" (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never given twice, not even once all tasks are done
    kind TEXT NOT NULL CHECK (kind IN
      ('approve-payment', 'cancel-payment', 'send-notice', 'send-mail', 'send-webhook')),
    reservation INTEGER NOT NULL,
    caused_by TEXT NOT NULL,
    body TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    dead INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1)),
    last_error TEXT,
    queued_at INTEGER NOT NULL
  ) STRICT;
INSERT INTO meta VALUES ('office', 'a9d90ef3ec53a92c');
INSERT INTO meta VALUES ('opened_at', '2026-11-28 23:09:37');
INSERT INTO events VALUES (1, 'EV-78DYYFXC93', 'CustomerSignedUp', '2026-11-28T23:09:37.860Z', 'CU-96LHWD3HBT', 'RQ-3769ac56-7b1a-47d5-9080-a85ee0015156', '{"type":"CustomerSignedUp","customerId":"CU-96LHWD3HBT","name":"Kim Minji","email":"kim@example.com","language":"ko","mail":true}');
INSERT INTO events VALUES (2, 'EV-APUEQK3W4F', 'CustomerSignedUp', '2026-11-28T23:09:37.881Z', 'CU-4KAAXSC9Q2', 'RQ-ca6d3285-a730-4dd8-a603-4caee0d387b5', '{"type":"CustomerSignedUp","customerId":"CU-4KAAXSC9Q2","name":"Kim Minji","email":"lee@example.com","language":"en","mail":true}');
INSERT INTO events VALUES (3, 'EV-DDP995Q25L', 'MusicalRegistered', '2026-11-28T23:09:37.930Z', 'MU-MAM29RB6VQ', 'RQ-e29b1aba-6303-4852-8e39-3d1e3b25eeb0', '{"type":"MusicalRegistered","musicalId":"MU-MAM29RB6VQ","title":"오페라의 유령","venue":"샤롯데씨어터","runningMinutes":null}');
INSERT INTO events VALUES (4, 'EV-K3J78WCCXR', 'PerformanceAdded', '2026-11-28T23:09:37.930Z', 'MU-MAM29RB6VQ', 'RQ-e29b1aba-6303-4852-8e39-3d1e3b25eeb0', '{"type":"PerformanceAdded","performanceId":"PF-FURUHTVNYN","musicalId":"MU-MAM29RB6VQ","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grades":[{"grade":"VIP","seats":20,"price":{"amount":190000,"currency":"KRW"}}]}');
INSERT INTO events VALUES (5, 'EV-PVMAF28B6Q', 'Reserved', '2026-11-28T23:09:37.966Z', 'RV-MSVWX6TBVP', 'RQ-02e77814-2505-4953-b78a-366154c778ca', '{"type":"Reserved","reservationId":"RV-MSVWX6TBVP","paymentId":"PY-MSVWX6TBVP","customerId":"CU-96LHWD3HBT","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","paymentMethod":"card-ok"}');
INSERT INTO events VALUES (6, 'EV-6TXXZETLAJ', 'Reserved', '2026-11-28T23:09:38.178Z', 'RV-9KRTUBLMRC', 'RQ-813af03d-d5bc-482e-9367-b075d3301bb1', '{"type":"Reserved","reservationId":"RV-9KRTUBLMRC","paymentId":"PY-9KRTUBLMRC","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","paymentMethod":"card-declined"}');
INSERT INTO events VALUES (7, 'EV-6KQDNUK3MT', 'PaymentApproved', '2026-11-28T23:09:38.187Z', 'RV-MSVWX6TBVP', 'EV-PVMAF28B6Q', '{"type":"PaymentApproved","reservationId":"RV-MSVWX6TBVP","paymentId":"PY-MSVWX6TBVP","customerId":"CU-96LHWD3HBT","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","chargeId":"ch_07399514-f4b0-4cd4-8468-d5dc3fca0ea4"}');
INSERT INTO events VALUES (8, 'EV-JVRZYP25AC', 'Reserved', '2026-11-28T23:09:38.197Z', 'RV-VCMQRGDXLZ', 'RQ-c2dfedd2-eec9-4cdc-9b49-278ca7927ef7', '{"type":"Reserved","reservationId":"RV-VCMQRGDXLZ","paymentId":"PY-VCMQRGDXLZ","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","paymentMethod":"card-ok"}');
INSERT INTO events VALUES (9, 'EV-M8VGRCN43L', 'NoticeSent', '2026-11-28T23:09:38.209Z', 'RV-MSVWX6TBVP', 'EV-6KQDNUK3MT', '{"type":"NoticeSent","reservationId":"RV-MSVWX6TBVP","customerId":"CU-96LHWD3HBT","about":"EV-6KQDNUK3MT","channel":"inbox","template":"payment-approved","text":"₩380,000 결제 완료: 오페라의 유령, 2027-01-05 19:30, VIP석 2매."}');
INSERT INTO events VALUES (10, 'EV-S9TGMNFC4M', 'PaymentDeclined', '2026-11-28T23:09:38.209Z', 'RV-9KRTUBLMRC', 'EV-6TXXZETLAJ', '{"type":"PaymentDeclined","reservationId":"RV-9KRTUBLMRC","paymentId":"PY-9KRTUBLMRC","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","reason":"card-declined"}');
INSERT INTO events VALUES (11, 'EV-JP3DBF5GAS', 'NoticeSent', '2026-11-28T23:09:38.226Z', 'RV-9KRTUBLMRC', 'EV-S9TGMNFC4M', '{"type":"NoticeSent","reservationId":"RV-9KRTUBLMRC","customerId":"CU-4KAAXSC9Q2","about":"EV-S9TGMNFC4M","channel":"inbox","template":"payment-declined","text":"The card was declined for ₩380,000; your seats were released: 오페라의 유령, 2027-01-05 19:30, 2 × VIP."}');
INSERT INTO events VALUES (12, 'EV-PSBRKE8RYH', 'PaymentApproved', '2026-11-28T23:09:38.226Z', 'RV-VCMQRGDXLZ', 'EV-JVRZYP25AC', '{"type":"PaymentApproved","reservationId":"RV-VCMQRGDXLZ","paymentId":"PY-VCMQRGDXLZ","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","chargeId":"ch_08f7b97b-703d-467d-970f-9a41cd5e491a"}');
INSERT INTO events VALUES (13, 'EV-APM9VA5MD3', 'NoticeSent', '2026-11-28T23:09:38.239Z', 'RV-VCMQRGDXLZ', 'EV-PSBRKE8RYH', '{"type":"NoticeSent","reservationId":"RV-VCMQRGDXLZ","customerId":"CU-4KAAXSC9Q2","about":"EV-PSBRKE8RYH","channel":"inbox","template":"payment-approved","text":"Paid ₩380,000: 오페라의 유령, 2027-01-05 19:30, 2 × VIP. See you there!"}');
INSERT INTO events VALUES (14, 'EV-8M8RZNTGTS', 'ReservationCancelled', '2026-11-28T23:09:38.244Z', 'RV-VCMQRGDXLZ', 'RQ-bcfe5af2-2049-4068-b6dc-584c9cf31fc3', '{"type":"ReservationCancelled","reservationId":"RV-VCMQRGDXLZ","paymentId":"PY-VCMQRGDXLZ","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","by":"customer","seatsWere":"sold"}');
INSERT INTO events VALUES (15, 'EV-7W25YRGCMC', 'PaymentCancelled', '2026-11-28T23:09:38.274Z', 'RV-VCMQRGDXLZ', 'EV-8M8RZNTGTS', '{"type":"PaymentCancelled","reservationId":"RV-VCMQRGDXLZ","paymentId":"PY-VCMQRGDXLZ","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","refunded":380000,"reservation":"cancelled"}');
INSERT INTO events VALUES (16, 'EV-V5ZTFRNW2N', 'NoticeSent', '2026-11-28T23:09:38.294Z', 'RV-VCMQRGDXLZ', 'EV-7W25YRGCMC', '{"type":"NoticeSent","reservationId":"RV-VCMQRGDXLZ","customerId":"CU-4KAAXSC9Q2","about":"EV-7W25YRGCMC","channel":"inbox","template":"payment-cancelled","text":"Cancelled, ₩380,000 refunded: 오페라의 유령, 2027-01-05 19:30, 2 × VIP."}');
INSERT INTO events VALUES (17, 'EV-8FJFFK9V44', 'Reserved', '2026-11-28T23:09:38.314Z', 'RV-H5HMNM79GN', 'RQ-c149359e-60ab-446d-8ffb-3e85ca1b0ffd', '{"type":"Reserved","reservationId":"RV-H5HMNM79GN","paymentId":"PY-H5HMNM79GN","customerId":"CU-96LHWD3HBT","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","paymentMethod":"card-ok"}');
INSERT INTO events VALUES (18, 'EV-PB3UGZB6DM', 'PaymentDeferred', '2026-11-28T23:09:38.442Z', 'RV-H5HMNM79GN', 'EV-8FJFFK9V44', '{"type":"PaymentDeferred","reservationId":"RV-H5HMNM79GN","paymentId":"PY-H5HMNM79GN","customerId":"CU-96LHWD3HBT","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","retryAt":"2026-11-28T23:09:38.442Z"}');
INSERT INTO events VALUES (19, 'EV-RZVNNLPBGB', 'NoticeSent', '2026-11-28T23:09:38.458Z', 'RV-H5HMNM79GN', 'EV-PB3UGZB6DM', '{"type":"NoticeSent","reservationId":"RV-H5HMNM79GN","customerId":"CU-96LHWD3HBT","about":"EV-PB3UGZB6DM","channel":"inbox","template":"payment-deferred","text":"좌석이 확보되었습니다. ₩380,000은 결제가 가능해지는 대로 청구됩니다: 오페라의 유령, 2027-01-05 19:30, VIP석 2매."}');
INSERT INTO events VALUES (20, 'EV-YHLBWNZJZ2', 'BreakerChanged', '2026-11-28T23:09:39.533Z', 'payment-gateway', 'payment-breaker', '{"type":"BreakerChanged","from":"closed","to":"open","reason":"too-many-failures","error":"GatewayUnavailable","retryAt":"2026-11-28T23:09:44.532Z","calls":20,"failures":16}');
INSERT INTO events VALUES (21, 'EV-Y6U6ZR3Y7F', 'Reserved', '2026-11-28T23:09:39.827Z', 'RV-4WDJKRYKCB', 'RQ-a7b10e27-d0c4-48d4-b1a4-cb80b318e65f', '{"type":"Reserved","reservationId":"RV-4WDJKRYKCB","paymentId":"PY-4WDJKRYKCB","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","paymentMethod":"card-ok","deferredUntil":"2026-11-28T23:09:44.532Z"}');
INSERT INTO events VALUES (22, 'EV-X9FXAJ52ZG', 'ReservationCancelled', '2026-11-28T23:09:39.831Z', 'RV-4WDJKRYKCB', 'RQ-b2fdbaf0-cbce-4494-a550-7e56deeb924f', '{"type":"ReservationCancelled","reservationId":"RV-4WDJKRYKCB","paymentId":"PY-4WDJKRYKCB","customerId":"CU-4KAAXSC9Q2","musicalId":"MU-MAM29RB6VQ","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","venue":"샤롯데씨어터","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":380000,"currency":"KRW","by":"customer","seatsWere":"held"}');
INSERT INTO events VALUES (23, 'EV-CN7QZ9N86B', 'NoticeSent', '2026-11-28T23:09:39.841Z', 'RV-4WDJKRYKCB', 'EV-Y6U6ZR3Y7F', '{"type":"NoticeSent","reservationId":"RV-4WDJKRYKCB","customerId":"CU-4KAAXSC9Q2","about":"EV-Y6U6ZR3Y7F","channel":"inbox","template":"payment-deferred","text":"Your seats are held; ₩380,000 will be charged as soon as payment is available: 오페라의 유령, 2027-01-05 19:30, 2 × VIP."}');
INSERT INTO customers VALUES (1, 'CU-96LHWD3HBT', 'Kim Minji', 'kim@example.com', 'ko', 1);
INSERT INTO customers VALUES (2, 'CU-4KAAXSC9Q2', 'Kim Minji', 'lee@example.com', 'en', 1);
INSERT INTO tokens VALUES ('8e207ac351206abb82dac9b719833a7e32478ec6722752a6e5db8794c25961db', 'CU-96LHWD3HBT', 1795907377860);
INSERT INTO tokens VALUES ('9e0dbc4792a0068737df3213ca15c7925c471d7e9b3b371bcc88de088c02e1c6', 'CU-4KAAXSC9Q2', 1795907377881);
INSERT INTO musicals VALUES (1, 'MU-MAM29RB6VQ', '오페라의 유령', '샤롯데씨어터', NULL);
INSERT INTO performances VALUES (1, 'PF-FURUHTVNYN', 'MU-MAM29RB6VQ', '2027-01-05T19:30+09:00', 1799145000000);
INSERT INTO grades VALUES ('PF-FURUHTVNYN', 'VIP', 0, 190000, 'KRW', 20, 16, 2, 2);
INSERT INTO reservations VALUES (1, 'CU-96LHWD3HBT', 'PF-FURUHTVNYN', 'VIP', 2, 380000, 'KRW', 'confirmed');
INSERT INTO reservations VALUES (2, 'CU-4KAAXSC9Q2', 'PF-FURUHTVNYN', 'VIP', 2, 380000, 'KRW', 'payment-failed');
INSERT INTO reservations VALUES (3, 'CU-4KAAXSC9Q2', 'PF-FURUHTVNYN', 'VIP', 2, 380000, 'KRW', 'cancelled');
INSERT INTO reservations VALUES (4, 'CU-96LHWD3HBT', 'PF-FURUHTVNYN', 'VIP', 2, 380000, 'KRW', 'awaiting-payment');
INSERT INTO reservations VALUES (5, 'CU-4KAAXSC9Q2', 'PF-FURUHTVNYN', 'VIP', 2, 380000, 'KRW', 'cancelled');
INSERT INTO payments VALUES (1, 'approved', 'ch_07399514-f4b0-4cd4-8468-d5dc3fca0ea4', '2026-11-28T23:09:38.187Z');
INSERT INTO payments VALUES (2, 'declined', NULL, '2026-11-28T23:09:38.209Z');
INSERT INTO payments VALUES (3, 'cancelled', 'ch_08f7b97b-703d-467d-970f-9a41cd5e491a', '2026-11-28T23:09:38.274Z');
INSERT INTO payments VALUES (4, 'deferred', NULL, '2026-11-28T23:09:38.442Z');
INSERT INTO payments VALUES (5, 'deferred', NULL, '2026-11-28T23:09:39.827Z');
INSERT INTO notices VALUES (1, '2026-11-28T23:09:38.209Z', 'RV-MSVWX6TBVP', 'CU-96LHWD3HBT', 'EV-6KQDNUK3MT', 'inbox', 'payment-approved', '₩380,000 결제 완료: 오페라의 유령, 2027-01-05 19:30, VIP석 2매.');
INSERT INTO notices VALUES (2, '2026-11-28T23:09:38.226Z', 'RV-9KRTUBLMRC', 'CU-4KAAXSC9Q2', 'EV-S9TGMNFC4M', 'inbox', 'payment-declined', 'The card was declined for ₩380,000; your seats were released: 오페라의 유령, 2027-01-05 19:30, 2 × VIP.');
INSERT INTO notices VALUES (3, '2026-11-28T23:09:38.239Z', 'RV-VCMQRGDXLZ', 'CU-4KAAXSC9Q2', 'EV-PSBRKE8RYH', 'inbox', 'payment-approved', 'Paid ₩380,000: 오페라의 유령, 2027-01-05 19:30, 2 × VIP. See you there!');
INSERT INTO notices VALUES (4, '2026-11-28T23:09:38.294Z', 'RV-VCMQRGDXLZ', 'CU-4KAAXSC9Q2', 'EV-7W25YRGCMC', 'inbox', 'payment-cancelled', 'Cancelled, ₩380,000 refunded: 오페라의 유령, 2027-01-05 19:30, 2 × VIP.');
INSERT INTO notices VALUES (5, '2026-11-28T23:09:38.458Z', 'RV-H5HMNM79GN', 'CU-96LHWD3HBT', 'EV-PB3UGZB6DM', 'inbox', 'payment-deferred', '좌석이 확보되었습니다. ₩380,000은 결제가 가능해지는 대로 청구됩니다: 오페라의 유령, 2027-01-05 19:30, VIP석 2매.');
INSERT INTO notices VALUES (6, '2026-11-28T23:09:39.841Z', 'RV-4WDJKRYKCB', 'CU-4KAAXSC9Q2', 'EV-Y6U6ZR3Y7F', 'inbox', 'payment-deferred', 'Your seats are held; ₩380,000 will be charged as soon as payment is available: 오페라의 유령, 2027-01-05 19:30, 2 × VIP.');
INSERT INTO answers VALUES (1, 'CU-96LHWD3HBT', 'key-of-kim', 'POST /v1/reservations {"performanceId":"PF-FURUHTVNYN","seats":2}', '{"kind":"accepted","reply":{"id":"RV-MSVWX6TBVP","status":"awaiting-payment","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"requested"},"position":5,"replayed":false}', 1795907377966);
INSERT INTO answers VALUES (2, 'CU-4KAAXSC9Q2', 'key-declined', 'POST /v1/reservations {"performanceId":"PF-FURUHTVNYN","seats":2,"paymentMethod":"card-declined"}', '{"kind":"accepted","reply":{"id":"RV-9KRTUBLMRC","status":"awaiting-payment","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"requested"},"position":6,"replayed":false}', 1795907378178);
INSERT INTO answers VALUES (3, 'CU-4KAAXSC9Q2', 'key-cancelled', 'POST /v1/reservations {"performanceId":"PF-FURUHTVNYN","seats":2}', '{"kind":"accepted","reply":{"id":"RV-VCMQRGDXLZ","status":"awaiting-payment","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"requested"},"position":8,"replayed":false}', 1795907378197);
INSERT INTO answers VALUES (4, 'CU-4KAAXSC9Q2', 'cancel-key', 'POST /v1/reservations/RV-VCMQRGDXLZ/cancel {}', '{"kind":"accepted","reply":{"id":"RV-VCMQRGDXLZ","status":"cancelled","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"approved"},"position":14,"replayed":false}', 1795907378244);
INSERT INTO answers VALUES (5, 'CU-96LHWD3HBT', 'key-waiting', 'POST /v1/reservations {"performanceId":"PF-FURUHTVNYN","seats":2}', '{"kind":"accepted","reply":{"id":"RV-H5HMNM79GN","status":"awaiting-payment","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"requested"},"position":17,"replayed":false}', 1795907378314);
INSERT INTO answers VALUES (6, 'CU-96LHWD3HBT', 'key-refused', 'POST /v1/reservations {"performanceId":"PF-FURUHTVNYN","seats":100}', '{"kind":"refused","refusal":{"code":"seats-unavailable","detail":"100 seats of grade VIP were asked for; 16 are left.","hint":"Book fewer seats, or another grade or performance."},"replayed":false}', 1795907378317);
INSERT INTO answers VALUES (7, 'CU-4KAAXSC9Q2', 'key-regretted', 'POST /v1/reservations {"performanceId":"PF-FURUHTVNYN","seats":2}', '{"kind":"accepted","reply":{"id":"RV-4WDJKRYKCB","status":"awaiting-payment","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"deferred","deferredUntil":"2026-11-28T23:09:44.532Z"},"position":21,"replayed":false}', 1795907379827);
INSERT INTO answers VALUES (8, 'CU-4KAAXSC9Q2', 'cancel-2', 'POST /v1/reservations/RV-4WDJKRYKCB/cancel {}', '{"kind":"accepted","reply":{"id":"RV-4WDJKRYKCB","status":"cancelled","performanceId":"PF-FURUHTVNYN","title":"오페라의 유령","startsAt":"2027-01-05T19:30+09:00","grade":"VIP","seats":2,"amount":{"amount":380000,"currency":"KRW"},"paymentStatus":"deferred"},"position":22,"replayed":false}', 1795907379831);
INSERT INTO breaker_changes VALUES (20, 1795907379533, 'open', 1795907384532, 0, 1795907379533);
INSERT INTO tasks VALUES (9, 'approve-payment', 4, 'EV-8FJFFK9V44', '{"kind":"approve-payment","reservationId":"RV-H5HMNM79GN","paymentId":"PY-H5HMNM79GN","amount":380000,"currency":"KRW","method":"card-ok"}', 1795907379557, 16, NULL, 0, 'GatewayUnavailable: The gateway failed: 503 {"code":"out-of-order","detail":"The card company is out of order."}', 1795907378314);
INSERT INTO tasks VALUES (11, 'approve-payment', 5, 'EV-Y6U6ZR3Y7F', '{"kind":"approve-payment","reservationId":"RV-4WDJKRYKCB","paymentId":"PY-4WDJKRYKCB","amount":380000,"currency":"KRW","method":"card-ok"}', 1795907379827, 0, NULL, 0, NULL, 1795907379827);
INSERT INTO tasks VALUES (13, 'cancel-payment', 5, 'EV-X9FXAJ52ZG', '{"kind":"cancel-payment","reservationId":"RV-4WDJKRYKCB","paymentId":"PY-4WDJKRYKCB","amount":380000,"currency":"KRW"}', 1795907379831, 0, NULL, 0, NULL, 1795907379831);
UPDATE sqlite_sequence SET seq = 13 WHERE name = 'tasks';
CREATE INDEX performances_by_time ON performances (starts_at_ms, seq);
CREATE INDEX performances_of_musical ON performances (musical_id, starts_at_ms, seq);
CREATE INDEX notices_of_customer ON notices (customer_id, seq);
CREATE INDEX breaker_changes_by_time ON breaker_changes (at, position);
CREATE INDEX tasks_due ON tasks (kind, due_at, seq) WHERE dead = 0;
CREATE INDEX tasks_dead ON tasks (seq) WHERE dead = 1;
CREATE INDEX tasks_dead_by_kind ON tasks (kind, seq) WHERE dead = 1;
CREATE INDEX tasks_postponed ON tasks (reservation) WHERE dead = 0 AND lease IS NULL AND due_at <> queued_at;
PRAGMA user_version = 4;
