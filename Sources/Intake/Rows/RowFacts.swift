import Campaigns
import Texts
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

    mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    mutating func append(_ fact: Fact, line: Int) {
        entries.append((fact, line))
    }

    /// Drops rows that say the same again, and all of those that contradict each other.
    mutating func settle(path: String) -> [Finding] {
        var findings: [Finding] = []
        var firsts: [Name: Int] = [:]
        firsts.reserveCapacity(entries.count)
        /// Where there are several rows about the same, by the position of the first.
        var rivals: [Int: Rivals] = [:]
        var bad: Set<Int> = []
        var repeated: Set<Int> = []
        func report(_ code: FindingCode, _ line: Int, _ message: Phrase) {
            findings.append(
                Finding(code, path: path, line: line, column: 1, length: 1, message)
            )
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
        enum Kind: Hashable {
            case submission, excuse, extended, figure(Figure.Status)
        }

        let unit: UnitCode
        let subject: String
        let kind: Kind
        let asOf: Instant?
    }
}

/// Rows about the same; those that only repeat are not among them.
private struct Rivals {
    enum Relation {
        case agrees
        case repeats(Int)
        /// Earlier rows, one at least.
        case contradicts([Int])
    }

    private var positions: [RowFacts.Fact.Content: Int] = [:]
    /// Of those that take a side, by side.
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
    /// What a fact says, whenever it was recorded and whatever is noted beside it.
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

    /// Facts of one name on different sides cannot both be so, whatever the order of their rows; nil for
    /// those that contradict whatever says otherwise.
    fileprivate var side: Bool? {
        if case .submission(let fact) = self { fact.status.isOpening } else { nil }
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
