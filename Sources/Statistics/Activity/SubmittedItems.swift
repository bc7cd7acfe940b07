package import Campaigns

/// One received or accepted submission that counts.
package struct SubmittedItem: Hashable, Sendable {
    package let obligation: ObligationID
    package let id: Int64
    package let happened: Instant
    package let key: DocumentKey?
    /// As it was written.
    package let document: String?

    var order: (Instant, Int64) { (happened, id) }
}

/// What units sent in, as it counts at an instant: ``DEFINITIONS.md``, section 4.
package struct SubmittedItems: Sendable {
    private let items: [ObligationID: [SubmittedItem]]
    private let facts: Facts
    private let instant: Instant
    /// The item that each link counts for: the first that had it, of whichever unit.
    package let links: [DocumentKey: SubmittedItem]

    package init(_ campaign: Campaign, facts: Facts, at instant: Instant) {
        var items: [ObligationID: [SubmittedItem]] = [:]
        var links: [DocumentKey: SubmittedItem] = [:]
        for milestone in campaign.milestones where !milestone.isDateOnly {
            for unit in campaign.units
            where campaign.involvement(of: unit, in: milestone) != nil {
                guard let history = facts.history(of: unit.code, milestone.id) else { continue }
                let name = ObligationID(unit: unit.code, milestone: milestone.id)
                let own = Self.items(of: history, name, at: instant)
                guard !own.isEmpty else { continue }
                items[name] = own
                for item in own {
                    guard let key = item.key, key.isLink else { continue }
                    if let known = links[key], known.order < item.order { continue }
                    links[key] = item
                }
            }
        }
        self.items = items
        self.links = links
        self.facts = facts
        self.instant = instant
    }

    private static func items(
        of history: ObligationHistory,
        _ name: ObligationID,
        at instant: Instant
    ) -> [SubmittedItem] {
        var items: [SubmittedItem] = []
        for fact in history.submissions
        where fact.recorded <= instant && fact.happened <= instant {
            switch fact.status {
            case .received, .accepted:
                items.append(
                    SubmittedItem(
                        obligation: name,
                        id: fact.id,
                        happened: fact.happened,
                        key: fact.document.flatMap { DocumentKey($0) },
                        document: fact.document
                    )
                )
            case .returned, .withdrawn: items = []
            }
        }
        return items
    }

    package subscript(_ unit: UnitCode, _ milestone: MilestoneID) -> [SubmittedItem] {
        items[ObligationID(unit: unit, milestone: milestone)] ?? []
    }

    /// Every item, in no order.
    package var all: some Sequence<SubmittedItem> { items.values.joined() }

    /// Whether the unit submitted and sent none of the evidence that the milestone asks for.
    package func isEmpty(_ unit: UnitCode, _ milestone: Milestone, submitted: Instant) -> Bool {
        !milestone.evidence.isEmpty
            && !milestone.evidence.contains {
                has($0, unit, milestone.id, submitted: submitted)
            }
    }

    /// Whether the unit sent every piece of evidence that the milestone asks for: both of two
    /// documents.
    package func isComplete(_ unit: UnitCode, _ milestone: Milestone, submitted: Instant) -> Bool {
        let documents = milestone.evidence.count { if case .document = $0 { true } else { false } }
        let links = milestone.evidence.count { if case .link = $0 { true } else { false } }
        return milestone.evidence.allSatisfy { piece in
            let count =
                switch piece {
                case .document: documents
                case .link: links
                case .figures: 1
                }
            return hasAll(piece, count: count, unit, milestone.id, submitted: submitted)
        }
    }

    private func has(
        _ piece: Evidence,
        _ unit: UnitCode,
        _ milestone: MilestoneID,
        submitted: Instant
    ) -> Bool {
        switch piece {
        case .document: self[unit, milestone].contains { $0.key != nil }
        case .link, .figures:
            hasAll(piece, count: 1, unit, milestone, submitted: submitted)
        }
    }

    private func hasAll(
        _ piece: Evidence,
        count: Int,
        _ unit: UnitCode,
        _ milestone: MilestoneID,
        submitted: Instant
    ) -> Bool {
        let keys = Set(self[unit, milestone].compactMap(\.key))
        return switch piece {
        case .document: keys.count { !$0.isLink } >= count
        case .link: keys.count(where: \.isLink) >= count
        case .figures: hasFigure(of: unit, near: submitted)
        }
    }

    /// Whether the unit has a figure, of any indicator, with an as-of within 24 hours of the
    /// submission.
    private func hasFigure(of unit: UnitCode, near submitted: Instant) -> Bool {
        let day = submitted.adding(days: -1)...submitted.adding(days: 1)
        return facts.figures.values.contains { byUnit in
            byUnit[unit]?.contains {
                $0.recorded <= instant && $0.asOf <= instant && day.contains($0.asOf)
            } ?? false
        }
    }
}
