import type Database from 'better-sqlite3'

/**
 * Makes a function that carries out an act that deletes personal data, and meanwhile lets SQLite overwrite the pages that
 * become free too. `secure_delete=FAST` leaves these as they are, and they hold copies of rows that moved to other pages.
 * To overwrite them always would cost writes in every commit that ends tasks.
 */
export const wiping =
  (db: Database.Database) =>
  <T>(act: () => T): T => {
    db.pragma('secure_delete = ON')
    try {
      return act()
    } finally {
      db.pragma('secure_delete = FAST')
    }
  }
