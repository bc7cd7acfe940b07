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
        var byName: [Name: (line: Int, isBad: Bool)] = [:]
        var bad: Set<Int> = []
        var repeated: Set<Int> = []
        func report(_ code: FindingCode, _ line: Int, _ message: Phrase) {
            findings.append(
                Finding(code, path: path, line: line, column: 1, length: 1, message)
            )
        }
        for (fact, line) in entries {
            if let known = first.updateValue(line, forKey: fact.withoutRecording) {
                first[fact.withoutRecording] = known
                repeated.insert(line)
                report(.repeatedRow, line, IntakeWords.repeatedRow(line: known))
                continue
            }
            guard let name = fact.name else { continue }
            if let known = byName[name] {
                if !known.isBad {
                    report(.contradiction, known.line, IntakeWords.contradiction(line: line))
                }
                report(.contradiction, line, IntakeWords.contradiction(line: known.line))
                bad.formUnion([known.line, line])
                byName[name] = (known.line, true)
            } else {
                byName[name] = (line, false)
            }
        }
        if !bad.isEmpty || !repeated.isEmpty {
            entries.removeAll { bad.contains($0.line) || repeated.contains($0.line) }
        }
        return findings
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

    fileprivate var name: RowFacts.Name? {
        switch self {
        case .submission: nil
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
