import Delivery

/// One thing that every store promises, as a function that throws where it is not so.
struct Contract: Sendable, CustomStringConvertible {
    let description: String
    let retention: Retention
    let run: @Sendable (Scene) throws -> Void

    init(
        _ description: String,
        keeping retention: Retention = .everything,
        _ run: @escaping @Sendable (Scene) throws -> Void
    ) {
        self.description = description
        self.retention = retention
        self.run = run
    }

    /// Every contract, by capability; those with several threads come last, for a broken store is to be
    /// noticed before.
    static let all: [Contract] = [
        facts, factInvariants, sets, ledger, ledgerQuestions, digestPeriods, claims, judgements,
        revisions, calendars,
        attempts, recovery,
        restorations, desk, operatorDesk, serviceDesk, bounces, headings, servers, corrections,
        correctedMoments, concurrency,
    ].flatMap(\.self)
}

/// A promise that was not kept.
struct Broken: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws ``Broken`` unless it is so.
func check(_ isSo: Bool, _ what: String) throws {
    if !isSo { throw Broken(what) }
}

/// Throws ``Broken`` unless both are the same.
func check<Value: Equatable>(_ found: Value, is wanted: Value, _ what: String) throws {
    if found != wanted { throw Broken("\(what): \(found), not \(wanted)") }
}

/// Throws ``Broken`` unless the body throws that error; nil: any ``StoreError/contradiction(_:)``.
func check(throws wanted: StoreError? = nil, _ what: String, _ body: () throws -> Void) throws {
    do {
        try body()
    } catch let error as StoreError {
        if let wanted { return try check(error, is: wanted, what) }
        guard case .contradiction = error else { throw Broken("\(what): \(error)") }
        return
    }
    throw Broken("\(what): nothing was thrown")
}
