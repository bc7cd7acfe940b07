import Campaigns
import Texts

/// The facts of a table's rows, before it is known whether they contradict each other.
struct RowFacts {
    enum Fact: Hashable {
        case submission(Submission)
        case decision(Decision)
        case figure(Figure)
    }

    private(set) var entries: [(fact: Fact, line: Int)] = []
    var unrelated = 0
    /// The line of every document of a register so far, by its number and issuer.
    var documents: [Document: Int] = [:]

    struct Document: Hashable {
        let text: String
        let issuer: UnitCode
    }

    mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    mutating func append(_ fact: Fact, line: Int) {
        entries.append((fact, line))
    }

    /// Drops rows that say the same again, and all of those that contradict each other.
    mutating func settle(path: String) -> [Finding] {
        var findings: [Finding] = []
        var firsts: [Name: Int] = [:]
        firsts.reserveCapacity(entries.count)
        /// The rows about one thing, where there are several, by the position of the first.
        var rivals: [Int: Rivals] = [:]
        var bad: Set<Int> = []
        var repeated: Set<Int> = []
        func report(_ code: FindingCode, _ line: Int, _ message: Phrase) {
            findings.append(Finding(code, .line(line, of: path), message))
        }
        for (position, (fact, line)) in entries.enumerated() {
            guard let first = firsts.updateValue(position, forKey: fact.name) else { continue }
            firsts[fact.name] = first
            switch rivals[first, default: Rivals(entries[first].fact, at: first)]
                .add(fact, at: position)
            {
            case .agrees: continue
            case .repeats(let same):
                repeated.insert(position)
                report(.repeatedRow, line, IntakeWords.repeatedRow(line: entries[same].line))
            case .contradicts(let others):
                for other in others where bad.insert(other).inserted {
                    report(
                        .contradiction,
                        entries[other].line,
                        IntakeWords.contradiction(line: line)
                    )
                }
                bad.insert(position)
                report(
                    .contradiction,
                    line,
                    IntakeWords.contradiction(line: entries[others[0]].line)
                )
            }
        }
        if !bad.isEmpty || !repeated.isEmpty {
            entries = entries.enumerated()
                .filter { !bad.contains($0.offset) && !repeated.contains($0.offset) }
                .map(\.element)
        }
        return findings
    }

    /// Puts the entries into the order in which they are stored, whatever the order of the rows.
    mutating func sort() {
        let isPlain =
            !entries.indices.dropFirst().contains { index in
                entries[index].fact.comesBefore(entries[index - 1].fact)
            }
        if !isPlain { entries.sort { $0.fact.comesBefore($1.fact) } }
    }

    /// What a fact is about: a unit, what of it, and for figures and reports the instant.
    struct Name: Hashable {
        enum Kind: Hashable {
            case submission, excuse, extended, figure(Figure.Status)
        }

        let unit: UnitCode
        let subject: String
        let kind: Kind
        let asOf: Instant?
    }
}

/// The rows about one thing, of which none repeats another.
private struct Rivals {
    enum Relation {
        case agrees
        case repeats(Int)
        /// It cannot be so together with these earlier rows, one at least.
        case contradicts([Int])
    }

    private var positions: [RowFacts.Fact.Content: Int] = [:]
    /// The rows that take a side, by side.
    private var sides: [Bool: [Int]] = [:]
    private let first: Int

    init(_ fact: RowFacts.Fact, at position: Int) {
        first = position
        positions[fact.content] = position
        if let side = fact.side { sides[side] = [position] }
    }

    /// How the next row stands to the earlier ones.
    mutating func add(_ fact: RowFacts.Fact, at position: Int) -> Relation {
        if let same = positions[fact.content] { return .repeats(same) }
        positions[fact.content] = position
        guard let side = fact.side else { return .contradicts([first]) }
        sides[side, default: []].append(position)
        return sides[!side].map { .contradicts($0) } ?? .agrees
    }
}

extension RowFacts.Fact {
    /// What a fact says, without when it was recorded and what is noted beside it.
    fileprivate enum Content: Hashable {
        case submission(Submission.Status, String?)
        case decision(Decision.Ruling)
        case figure(Int?, Int?, String?)
    }

    fileprivate var content: Content {
        switch self {
        case .submission(let fact): .submission(fact.status, fact.document)
        case .decision(let fact): .decision(fact.ruling)
        case .figure(let fact): .figure(fact.numerator, fact.denominator, fact.publishedPercent)
        }
    }

    /// true for a row that brings a version, false for one that takes it away, nil for what has no sides.
    ///
    /// The two sides contradict each other at one instant, whichever row comes first. Without sides any
    /// difference is a contradiction.
    fileprivate var side: Bool? {
        if case .submission(let fact) = self { fact.status.isOpening } else { nil }
    }

    /// True where the fact must be stored before the other: submissions go by what they say, figures by
    /// their standing (quick ones before final ones), everything else as it stands.
    fileprivate func comesBefore(_ other: RowFacts.Fact) -> Bool {
        switch (self, other) {
        case (.submission(let left), .submission(let right)): left.order < right.order
        case (.figure(let left), .figure(let right)): left.status.order < right.status.order
        default: false
        }
    }

    /// What the fact is about: rows with one name repeat or contradict each other.
    fileprivate var name: RowFacts.Name {
        switch self {
        case .submission(let fact):
            // A day's report and its return: which came first is not said.
            RowFacts.Name(
                unit: fact.obligation.unit,
                subject: fact.obligation.milestone.text,
                kind: .submission,
                asOf: fact.happened
            )
        case .decision(let fact):
            RowFacts.Name(
                unit: fact.obligation.unit,
                subject: fact.obligation.milestone.text,
                kind: fact.ruling == .excuse ? .excuse : .extended,
                asOf: nil
            )
        case .figure(let fact):
            RowFacts.Name(
                unit: fact.unit,
                subject: fact.indicator.text,
                kind: .figure(fact.status),
                asOf: fact.asOf
            )
        }
    }
}

extension Submission.Status {
    /// True where it brings a version, false where it takes one away.
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
