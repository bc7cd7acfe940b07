import GRDB

/// The migrations, oldest first; one that was released is never edited.
///
/// CHECKs on what is written often list their words with OR: for IN with more than two SQLite fills a
/// table of its own for every row.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-campaigns", migrate: { try $0.execute(sql: campaigns) })
        migrator.registerMigration("2-facts", migrate: { try $0.execute(sql: facts) })
        migrator.registerMigration("3-outbox", migrate: { try $0.execute(sql: outbox) })
        migrator.registerMigration("4-views", migrate: { try $0.execute(sql: views) })
        migrator.registerMigration("5-seam", migrate: { try $0.execute(sql: seam) })
        migrator.registerMigration("6-servers", migrate: { try $0.execute(sql: servers) })
        migrator.registerMigration("8-desk", migrate: { try $0.execute(sql: desk) })
        migrator.registerMigration("9-digests", migrate: { try $0.execute(sql: digests) })
        migrator.registerMigration("10-takeback", migrate: { try $0.execute(sql: takeback) })
        migrator.registerMigration("11-units", migrate: { try $0.execute(sql: units) })
        migrator.registerMigration("12-holds", migrate: { try $0.execute(sql: holds) })
        migrator.registerMigration("13-calendar", migrate: { try $0.execute(sql: calendar) })
        migrator.registerMigration("14-rare", migrate: { try $0.execute(sql: rare) })
        migrator.registerMigration("15-restoration", migrate: { try $0.execute(sql: restoration) })
        migrator.registerMigration("16-identity", migrate: giveIdentity)
        migrator.registerMigration("17-service", migrate: { try $0.execute(sql: service) })
        migrator.registerMigration(
            "18-restored",
            migrate: { try $0.execute(sql: restoredFiles + fileRest + unclear) }
        )
        return migrator
    }
}
