import { writeFileSync } from 'node:fs'
import type { temporaryFolder } from './folder.ts'

/** A certificate for `localhost` and 127.0.0.1 that signed itself, and its key. Nobody trusts it but tests. */
export const TEST_CERT = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUQFLHfWVyqOq2HgoJtFjoYVbUJVMwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyOTEzMTMzOFoYDzIxMjYxMTA1
MTMxMzM4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR2823ddU0Z0D+uaZ10r4ds/ehXbOf8U+ppDQZKLuWRtabhTiJGqjJD
MqrJNloC5ZnOtLyupMnuS/6jX5LchZBQo28wbTAdBgNVHQ4EFgQUDCAvR1OuBnV6
32DniM5Ujnq+r68wHwYDVR0jBBgwFoAUDCAvR1OuBnV632DniM5Ujnq+r68wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAPRRDdqExpk1e0fPoBGUZk0OypJizNR9iGQc39iVJYQFAiEA
xVv2re8mQlxPuRPzHao4wPJvziQs993jB8ZTqRGkvZ8=
-----END CERTIFICATE-----
`
export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMuzLc067ko+CvhkY
0rt29KrEwqPImte3CcdUKc7rTpmhRANCAAR2823ddU0Z0D+uaZ10r4ds/ehXbOf8
U+ppDQZKLuWRtabhTiJGqjJDMqrJNloC5ZnOtLyupMnuS/6jX5LchZBQ
-----END PRIVATE KEY-----
`

/** Writes the certificate and its key into files. */
export function writeTestTls(folder: ReturnType<typeof temporaryFolder>) {
  const files = { cert: folder.file('cert.pem'), key: folder.file('key.pem') }
  writeFileSync(files.cert, TEST_CERT)
  writeFileSync(files.key, TEST_KEY, { mode: 0o600 })
  return files
}
