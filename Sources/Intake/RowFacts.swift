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
        var first: [Fact: Int] = [:]
        var byName: [Name: (entry: Int, line: Int, isBad: Bool)] = [:]
        var bad: Set<Int> = []
        var repeated: Set<Int> = []
        func report(_ code: FindingCode, _ line: Int, _ message: Phrase) {
            findings.append(
                Finding(code, path: path, line: line, column: 1, length: 1, message)
            )
        }
        for (entry, (fact, line)) in entries.enumerated() {
            if let known = first.updateValue(line, forKey: fact.withoutRecording) {
                first[fact.withoutRecording] = known
                repeated.insert(line)
                report(.repeatedRow, line, IntakeWords.repeatedRow(line: known))
                continue
            }
            guard let name = fact.name else { continue }
            if let known = byName[name], fact.contradicts(entries[known.entry].fact) {
                if !known.isBad {
                    report(.contradiction, known.line, IntakeWords.contradiction(line: line))
                }
                report(.contradiction, line, IntakeWords.contradiction(line: known.line))
                bad.formUnion([known.line, line])
                byName[name]?.isBad = true
            } else if byName[name] == nil {
                byName[name] = (entry, line, false)
            }
        }
        if !bad.isEmpty || !repeated.isEmpty {
            entries.removeAll { bad.contains($0.line) || repeated.contains($0.line) }
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
    /// The same for rows that say the same, whenever it was recorded.
    fileprivate var withoutRecording: RowFacts.Fact {
        switch self {
        case .submission(let fact):
            .submission(
                Submission(
                    obligation: fact.obligation,
                    status: fact.status,
                    happened: fact.happened,
                    recorded: .distantPast,
                    document: fact.document
                )
            )
        case .decision(let fact):
            .decision(
                Decision(
                    obligation: fact.obligation,
                    ruling: fact.ruling,
                    reason: "",
                    author: "",
                    recorded: .distantPast
                )
            )
        case .figure(let fact):
            .figure(
                Figure(
                    unit: fact.unit,
                    indicator: fact.indicator,
                    asOf: fact.asOf,
                    numerator: fact.numerator,
                    denominator: fact.denominator,
                    publishedPercent: fact.publishedPercent,
                    status: fact.status,
                    recorded: .distantPast
                )
            )
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

    fileprivate var name: RowFacts.Name? {
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
