package import Campaigns
import GRDB

/// Names stand in columns as their text.
extension Slug: DatabaseValueConvertible {
    var databaseValue: DatabaseValue { text.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> Slug? {
        String.fromDatabaseValue(value).map { Slug($0) }
    }
}
