import Campaigns
import Delivery

/// Letters of a run with faults beside those of the same months without, and the fault behind each difference.
struct SoakComparison {
    /// Letters without faults.
    private(set) var letters = 0
    /// How many of them left at their time with their words.
    private(set) var same = 0
    /// Differences by what they are; a letter that is late, with how it is explained.
    private(set) var tally: [String: Int] = [:]
    /// Differences without a fault behind them.
    private(set) var unpaired: [String] = []
    private let spans: [(fault: SoakFault, span: ClosedRange<Instant>)]
    private let doubts: Set<SoakDoubt>
    /// Faults that explain something.
    private(set) var effective: Set<SoakFault> = []

    /// In minutes: a letter that leaves that much later left at its time.
    private static let tolerance = 5
    /// In minutes: so long a letter of a line without a catch-up of its own may be late before it is missed.
    private static let patience = 60

    init(of course: SoakCourse, beside quiet: SoakCourse, _ faults: [SoakFault]) {
        spans = faults.map { ($0, $0.span) }
        doubts = Set(course.doubts.keys)
        compare(Self.first(course.letters), Self.first(quiet.letters))
        compareNotices(course.letters, quiet.letters)
        pairCopies(course)
    }

    /// How many of a hundred letters differ.
    var percent: Double { Double(letters - same + extra) * 100 / Double(letters) }
    private var extra = 0

    /// `1101 of 1111 letters the same (1.0 % differ): 2 copy, 2 late; by lockedDatabase, powerCut`.
    var summary: String {
        let kinds = tally.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let faults = Set(effective.map(\.kind.rawValue)).sorted()
        let share = (percent * 100).rounded() / 100
        return "\(same) of \(letters) letters the same (\(share) % differ): "
            + "\(kinds.joined(separator: ", ")); by \(faults.joined(separator: ", "))"
    }

    // MARK: Letters

    private struct Name: Hashable {
        let recipient: String
        let keys: Set<OccurrenceKey>
    }

    /// Each letter's first arrival.
    private static func first(_ letters: [SoakLetter]) -> [Name: SoakLetter] {
        Dictionary(
            letters.filter { !$0.isNotice }
                .map { (Name(recipient: $0.recipientKey, keys: $0.keys), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private mutating func compare(_ mine: [Name: SoakLetter], _ quiet: [Name: SoakLetter]) {
        letters = quiet.count
        let said = Self.said(mine.values)
        for (name, letter) in quiet {
            guard let other = mine[name] else {
                for occurrence in letter.said {
                    let elsewhere = said[Saying(name.recipient, occurrence.key)]
                    pair(
                        elsewhere == nil ? "not said" : "said in another letter",
                        letter,
                        over: min(
                            occurrence.due,
                            letter.at,
                            elsewhere?.at ?? letter.at
                        )...max(
                            letter.at.adding(minutes: elsewhere == nil ? Self.patience : 0),
                            elsewhere?.at ?? letter.at
                        )
                    )
                }
                continue
            }
            let late = abs(other.at.milliseconds - letter.at.milliseconds) / 60_000
            if late > Self.tolerance {
                let span = min(letter.at, other.at)...max(letter.at, other.at)
                pair(other.at < letter.at ? "early" : "late", letter, over: span)
            } else if other.subject != letter.subject || other.text != letter.text {
                pairWords(other, letter, quiet, mine)
            } else {
                same += 1
            }
        }
        let usual = Self.said(quiet.values)
        for (name, letter) in mine where quiet[name] == nil {
            extra += 1
            for occurrence in letter.said where usual[Saying(name.recipient, occurrence.key)] == nil
            {
                pair("said besides", letter, over: min(occurrence.due, letter.at)...letter.at)
            }
        }
    }

    /// Words differ where the letter was late by minutes, where it tells when an earlier one left and a clock that was
    /// set back since made the service think that this was earlier, and where it tells again what stood in one of
    /// which nobody knows whether it arrived.
    private mutating func pairWords(
        _ other: SoakLetter,
        _ letter: SoakLetter,
        _ quiet: [Name: SoakLetter],
        _ mine: [Name: SoakLetter]
    ) {
        let former = quiet.values.filter { $0.at < letter.at && $0.isAboutSame(as: letter) }
        let clocks = spans.map(\.fault).filter { fault in
            guard fault.kind == .clockBehind else { return false }
            let shownAgain = fault.from.adding(minutes: -fault.minutes)...fault.span.upperBound
            return former.contains { shownAgain.contains($0.at) }
        }
        let sameBlock = mine.values.filter {
            $0.at < letter.at && $0.recipientKey == letter.recipientKey
                && !$0.schedules.isDisjoint(with: letter.schedules)
        }
        let isDoubtful = sameBlock.contains { doubts.contains($0.name) }
        // What left between the copy and its return was cancelled by hand, and its like tells it again.
        let returns = spans.map(\.fault).filter { fault in
            fault.kind == .restore
                && sameBlock.contains { (fault.from...fault.to).contains($0.at) }
        }
        let change = SoakRetelling(of: other.text, from: letter.text)
        if change.isAll {
            let sources = quiet.filter { name, former in
                former.at < letter.at && change.isAbout(former, as: letter)
                    && isTroubled(former, mine[name])
            }
            let behind = faults(over: sources.map(\.value.at), orPeriodOf: change, before: letter)
            if !behind.isEmpty {
                tally["tells of one before", default: 0] += 1
                return effective.formUnion(behind)
            }
        }
        guard clocks.isEmpty, returns.isEmpty, !isDoubtful else {
            let why =
                isDoubtful
                ? "one in doubt" : clocks.isEmpty ? "a copy was put back" : "a clock was behind"
            tally["other words after \(why)", default: 0] += 1
            return effective.formUnion(clocks + returns)
        }
        pair(
            "other words",
            letter,
            over: letter.at...max(letter.at, other.at),
            saying: change.text
        )
    }

    /// Whether something befell the letter, or what the service knows of it.
    private func isTroubled(_ letter: SoakLetter, _ mine: SoakLetter?) -> Bool {
        guard let mine, !doubts.contains(mine.name) else { return true }
        return spans.contains { fault, span in
            let shown = fault.kind == .clockBehind ? -abs(fault.minutes) : 0
            let reach = min(span.lowerBound, fault.from.adding(minutes: shown))...span.upperBound
            return reach.contains(letter.at) || reach.contains(mine.at)
        }
    }

    /// The faults at those instants; of a digest's period, those since the year began that set the clock back, and those
    /// in the weeks that it tells of.
    private func faults(
        over instants: [Instant],
        orPeriodOf change: SoakRetelling,
        before letter: SoakLetter
    ) -> [SoakFault] {
        spans.filter { fault, span in
            if change.isOfPeriod, fault.kind == .clockBehind, fault.from < letter.at { return true }
            if change.isOfInterruption,
                (letter.at.adding(days: -31)...letter.at).contains(fault.from)
            {
                return true
            }
            let shown = fault.kind == .clockBehind ? -abs(fault.minutes) : 0
            let reach = min(span.lowerBound, fault.from.adding(minutes: shown))...span.upperBound
            return instants.contains { reach.contains($0) }
        }.map(\.fault)
    }

    private struct Saying: Hashable {
        let recipient: String
        let key: OccurrenceKey

        init(_ recipient: String, _ key: OccurrenceKey) {
            (self.recipient, self.key) = (recipient, key)
        }
    }

    private static func said(_ letters: some Sequence<SoakLetter>) -> [Saying: SoakLetter] {
        var said: [Saying: SoakLetter] = [:]
        for letter in letters {
            for key in letter.keys { said[Saying(letter.recipientKey, key)] = letter }
        }
        return said
    }

    // MARK: Copies and notices

    /// A letter arrives once more for each time that nobody knew whether it had.
    private mutating func pairCopies(_ course: SoakCourse) {
        let arrivals = Dictionary(grouping: course.letters) {
            $0.name
        }
        for (letter, arrived) in arrivals where arrived.count > 1 {
            extra += 1
            tally["copy", default: 0] += arrived.count - 1
            guard arrived.count - 1 <= course.doubts[letter, default: 0] else {
                unpaired.append("\(arrived.count) × \(Self.story(arrived[0]))")
                continue
            }
        }
        // The same said under another number: the database was put back.
        let said = Dictionary(grouping: course.letters.filter { !$0.isNotice }) {
            Name(recipient: $0.recipientKey, keys: $0.keys)
        }
        for letters in said.values {
            for (former, letter) in zip(letters, letters.dropFirst()) where former.id != letter.id {
                extra += 1
                pair("again", letter, over: former.at...letter.at, by: [.restore])
            }
        }
    }

    /// What the operator is told besides, is told of a fault of that day or the day before.
    private mutating func compareNotices(_ mine: [SoakLetter], _ quiet: [SoakLetter]) {
        let usual = Set(quiet.filter(\.isNotice).map(\.subject))
        for notice in mine where notice.isNotice && !usual.contains(notice.subject) {
            tally["notice", default: 0] += 1
            let isTold = spans.contains { fault, span in
                let until = span.upperBound.adding(days: 1)
                return (span.lowerBound...until).contains(notice.at)
            }
            if !isTold { unpaired.append("a notice: \(Self.story(notice))") }
        }
        let told = Set(mine.filter(\.isNotice).map(\.subject))
        for subject in usual.subtracting(told) { unpaired.append("no notice: \(subject)") }
    }

    // MARK: Pairing

    private mutating func pair(
        _ kind: String,
        _ letter: SoakLetter,
        over span: ClosedRange<Instant>,
        by kinds: Set<SoakFault.Kind> = Set(SoakFault.Kind.allCases),
        saying words: String = ""
    ) {
        let behind = spans.filter { kinds.contains($0.fault.kind) && $0.span.overlaps(span) }
        tally[kind, default: 0] += 1
        effective.formUnion(behind.map(\.fault))
        if behind.isEmpty {
            unpaired.append(
                "\(kind) over \(span.lowerBound)–\(span.upperBound): \(Self.story(letter))\(words)"
            )
        }
    }

    private static func story(_ letter: SoakLetter) -> String {
        "#\(letter.id) to \(letter.recipientKey) at \(letter.at.withSeconds): \(letter.subject)"
    }
}
