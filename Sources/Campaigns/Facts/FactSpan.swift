/// What became known between two marks: what the later one covers and the earlier one does not.
package struct FactSpan: Hashable, Sendable {
    package let start: FactMark
    package let end: FactMark

    /// `end`: not before `start`.
    package init(_ start: FactMark, _ end: FactMark) {
        self.start = start
        self.end = end
    }

    package func contains(_ submission: Submission) -> Bool {
        end.covers(submission) && !start.covers(submission)
    }

    package func contains(_ decision: Decision) -> Bool {
        end.covers(decision) && !start.covers(decision)
    }

    package func contains(_ figure: Figure) -> Bool {
        end.covers(figure) && !start.covers(figure)
    }

    /// Whether there is something between two marks that both have.
    package func overlaps(_ other: FactSpan) -> Bool {
        max(start, other.start) < min(end, other.end)
    }

    /// What is left of it without these, in the order of time.
    ///
    /// Example: Monday to Thursday without Tuesday to Wednesday → Monday to Tuesday, Wednesday to Thursday.
    package func without(_ others: some Sequence<FactSpan>) -> [FactSpan] {
        var rest: [FactSpan] = []
        var start = start
        for other in others.sorted(by: { $0.start < $1.start }) where other.start < end {
            if other.start > start { rest.append(FactSpan(start, other.start)) }
            start = max(start, other.end)
        }
        if start < end { rest.append(FactSpan(start, end)) }
        return rest
    }
}
