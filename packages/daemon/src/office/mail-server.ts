import type { MailServer } from '../notice/mail/server.ts'
import type { Config } from '../settings/config.ts'

/** The ports of mail servers, if the configuration names none. */
const SMTP_PORTS = { starttls: 587, tls: 465, none: 25 }

/** The mail server of the settings; undefined if they name none. */
export function mailServerOf(config: Config): MailServer | undefined {
  const { smtpHost: host, smtpSecurity: security } = config
  if (host === undefined) return undefined
  return {
    host,
    port: config.smtpPort ?? SMTP_PORTS[security],
    security,
    user: config.smtpUser,
    pass: config.smtpPassword,
    connections: config.noticeWorkers,
  }
}
