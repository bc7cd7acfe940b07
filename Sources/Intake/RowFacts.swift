import Campaigns
import Schedules
import Wording

/// The facts of a table's rows, before it is known whether they contradict each other.
struct RowFacts {
    enum Fact: Hashable {
        case submission(Submission)
        case decision(Decision)
        case figure(Figure)
    }

    private(set) var entries: [(fact: Fact, line: Int)] = []
    var unrelated = 0
    /// Lines of documents that a register had already, by issuer.
    var documents: [Document: Int] = [:]

    struct Document: Hashable {
        let text: String
        let issuer: UnitCode
    }

    mutating func append(_ fact: Fact, line: Int) {
        entries.append((fact, line))
    }

    /// Drops rows that say the same again, and all of those that contradict each other.
    mutating func settle(path: String) -> [Finding] {
        var findings: [Finding] = []
        /// Earlier rows about the same, by position; those that only repeat are not among them.
        var earlier: [Name: [Int]] = [:]
        earlier.reserveCapacity(entries.count)
        var bad: Set<Int> = []
        var repeated: Set<Int> = []
        func report(_ code: FindingCode, _ line: Int, _ message: Phrase) {
            findings.append(
                Finding(code, path: path, line: line, column: 1, length: 1, message)
            )
        }
        for (position, (fact, line)) in entries.enumerated() {
            let others = earlier.updateValue([position], forKey: fact.name)
            guard let others else { continue }
            earlier[fact.name] = others
            if let same = others.first(where: { entries[$0].fact.saysTheSame(as: fact) }) {
                repeated.insert(position)
                report(.repeatedRow, line, IntakeWords.repeatedRow(line: entries[same].line))
                continue
            }
            earlier[fact.name]?.append(position)
            guard let other = others.first(where: { entries[$0].fact.contradicts(fact) }) else {
                continue
            }
            if bad.insert(other).inserted {
                report(
                    .contradiction,
                    entries[other].line,
                    IntakeWords.contradiction(line: line)
                )
            }
            bad.insert(position)
            report(.contradiction, line, IntakeWords.contradiction(line: entries[other].line))
        }
        if !bad.isEmpty || !repeated.isEmpty {
            entries = entries.enumerated()
                .filter { !bad.contains($0.offset) && !repeated.contains($0.offset) }
                .map(\.element)
        }
        return findings
    }

    /// The entries in an order that does not depend on that of the rows, as far as it matters.
    var inOrder: [(fact: Fact, line: Int)] {
        let isPlain =
            !entries.indices.dropFirst().contains { index in
                entries[index].fact.comesBefore(entries[index - 1].fact)
            }
        return isPlain ? entries : entries.sorted { $0.fact.comesBefore($1.fact) }
    }

    /// What two rows may say only one thing about.
    struct Name: Hashable {
        let unit: UnitCode
        let subject: String
        let kind: String
        let asOf: Instant?
    }
}

extension RowFacts.Fact {
    /// Whenever either was recorded, and whatever is noted beside it.
    fileprivate func saysTheSame(as other: RowFacts.Fact) -> Bool {
        switch (self, other) {
        case (.submission(let left), .submission(let right)):
            left.status == right.status && left.document == right.document
        case (.decision(let left), .decision(let right)): left.ruling == right.ruling
        case (.figure(let left), .figure(let right)):
            left.numerator == right.numerator && left.denominator == right.denominator
                && left.publishedPercent == right.publishedPercent
        default: false
        }
    }

    /// Of two facts with one name: they cannot both be so, whatever the order of their rows.
    fileprivate func contradicts(_ other: RowFacts.Fact) -> Bool {
        switch (self, other) {
        case (.submission(let left), .submission(let right)):
            left.status.isOpening != right.status.isOpening
        default: true
        }
    }

    /// Submissions in the order of their contents, figures in that of their standing; everything else
    /// as it stands.
    fileprivate func comesBefore(_ other: RowFacts.Fact) -> Bool {
        switch (self, other) {
        case (.submission(let left), .submission(let right)): left.order < right.order
        case (.figure(let left), .figure(let right)): left.status.order < right.status.order
        default: false
        }
    }

    /// What two rows may say only one thing about, or about which they say the same.
    fileprivate var name: RowFacts.Name {
        switch self {
        case .submission(let fact):
            // A day's report and its return: which came first is not said.
            RowFacts.Name(
                unit: fact.obligation.unit,
                subject: fact.obligation.milestone.text,
                kind: "submission",
                asOf: fact.happened
            )
        case .decision(let fact):
            RowFacts.Name(
                unit: fact.obligation.unit,
                subject: fact.obligation.milestone.text,
                kind: fact.ruling == .excuse ? "excuse" : "extension",
                asOf: nil
            )
        case .figure(let fact):
            RowFacts.Name(
                unit: fact.unit,
                subject: fact.indicator.text,
                kind: fact.status.rawValue,
                asOf: fact.asOf
            )
        }
    }
}

extension Submission.Status {
    /// It brings a version, and takes none away.
    fileprivate var isOpening: Bool {
        switch self {
        case .received, .accepted: true
        case .returned, .withdrawn: false
        }
    }
}

extension Figure.Status {
    fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Submission {
    fileprivate var order: (Instant, String, String, String, String) {
        (
            happened, obligation.unit.text, obligation.milestone.text, status.rawValue,
            document ?? ""
        )
    }
}
