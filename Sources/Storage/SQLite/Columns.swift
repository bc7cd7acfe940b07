import Campaigns
import Delivery
import GRDB

/// How the domain's values stand in columns: instants as UTC milliseconds, civil times as text.
extension Instant {
    init(column: Int64) {
        self.init(milliseconds: column)
    }
}

extension Row {
    func instant(_ column: String) -> Instant {
        Instant(milliseconds: self[column])
    }

    func optionalInstant(_ column: String) -> Instant? {
        (self[column] as Int64?).map(Instant.init(milliseconds:))
    }

    func civil(_ column: String) -> CivilDateTime? {
        (self[column] as String?).flatMap { CivilDateTime(iso: $0) }
    }

    func address(_ column: Int) throws -> EmailAddress {
        let text: String = self[column]
        guard let address = EmailAddress(text) else {
            throw StoreError.other("address in column \(column)")
        }
        return address
    }
}

extension Database {
    /// Runs a statement that is prepared once per connection: preparing costs more than running.
    func run(sql: String, arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
