import Campaigns

/// Something that is to be told to one recipient, and may share a letter with other things.
protocol LetterPart: Sendable {
    var occurrence: Occurrence { get }
    /// The first instant at which it could leave.
    var leaves: Instant { get }
    var theme: Theme { get }
    /// Letters about its theme that the recipient may get; nil for no limit.
    var limit: Int? { get }
    var unit: UnitCode? { get }
}

/// What a block says about one thing: of several such occurrences only the newest is worth sending.
struct Theme: Hashable, Sendable {
    let schedule: ScheduleID
    /// That of a notice; nil for what the block's lines say.
    let ruleKey: String?
    let obligation: ObligationID
}

/// Settles what waits for one recipient into letters, each for the instant at which it can leave.
///
/// - The earliest to leave heads a letter. What could leave within half an hour after it joins it, also
///   what is not due yet, if its own window is open then.
/// - Of one theme only the newest leaves of what is due when the letter can leave; it takes the others'
///   place.
/// - What is past the limit of its theme is not sent.
///
/// All of it goes by when things could leave, never by when somebody looked. Example: due at 22:00 and at
/// 00:00, window from 07:30: both could leave at 07:30, and only the second does. Due at 08:00 and at 08:10,
/// looked at from 08:12 on: the first could leave at 08:00, when the second was not due, so that one
/// letter of 08:00 says both, as it would have if somebody had looked at 08:00.
struct Composition<Part: LetterPart> {
    /// What one letter says, in the order of the file.
    struct Letter {
        /// The first instant at which it can leave.
        let leaves: Instant
        /// The first carries the letter, the others are merged into it; none where newer parts took the place of
        /// all.
        fileprivate(set) var parts: [Part] = []
        /// What newer parts took the place of.
        fileprivate(set) var superseded: [Part] = []
    }

    private(set) var letters: [Letter] = []
    /// What was past its limit.
    private(set) var exhausted: [Part] = []

    /// Settles the parts.
    ///
    /// `lettersSoFar`: letters about the part's theme that left before. `joins`: whether the part may leave
    /// at that instant, some minutes before its own.
    init(
        _ parts: [Part],
        lettersSoFar: (Part) -> Int,
        joins: (Part, Instant) -> Bool
    ) {
        var left = parts.sorted(by: Self.precedes)
        let dues = Dictionary(grouping: parts, by: \.theme).mapValues { $0.map(\.occurrence.due) }
        func isSuperseded(_ part: Part, at instant: Instant) -> Bool {
            (dues[part.theme] ?? []).contains { $0 > part.occurrence.due && $0 <= instant }
        }
        var counts: [Theme: Int] = [:]
        func isExhausted(_ part: Part) -> Bool {
            guard let limit = part.limit else { return false }
            return counts[part.theme] ?? lettersSoFar(part) >= limit
        }
        while let head = left.first {
            let end = head.leaves.adding(minutes: mergeMinutes)
            var letter = Letter(leaves: head.leaves)
            var others: [Part] = []
            for part in left {
                guard part.leaves <= end, part.leaves == head.leaves || joins(part, head.leaves)
                else {
                    others.append(part)
                    continue
                }
                if isSuperseded(part, at: head.leaves) {
                    letter.superseded.append(part)
                } else if isExhausted(part) {
                    exhausted.append(part)
                } else {
                    letter.parts.append(part)
                }
            }
            left = others
            guard !letter.parts.isEmpty || !letter.superseded.isEmpty else { continue }
            for part in letter.parts where part.limit != nil && counts[part.theme] == nil {
                counts[part.theme] = lettersSoFar(part)
            }
            for theme in Set(letter.parts.map(\.theme)) where counts[theme] != nil {
                counts[theme, default: 0] += 1
            }
            letters.append(letter)
        }
    }

    /// By when they leave, then due instant, deadline, block, line, milestone and unit.
    static func precedes(_ left: Part, _ right: Part) -> Bool {
        if left.leaves != right.leaves { return left.leaves < right.leaves }
        let (first, second) = (left.occurrence, right.occurrence)
        // What one recipient is told of one kind stands by deadline, whenever it happened.
        let areNotices = first.line == 0 && second.line == 0
        if first.due != second.due, !areNotices { return first.due < second.due }
        if first.deadline != second.deadline {
            return (first.deadline ?? .latest) < (second.deadline ?? .latest)
        }
        return (
            first.schedule.text, first.line, first.milestone?.text ?? "", left.unit?.text ?? ""
        ) < (
            second.schedule.text, second.line, second.milestone?.text ?? "", right.unit?.text ?? ""
        )
    }
}

/// What could leave within so many minutes after the first of a letter joins it.
let mergeMinutes = 30
