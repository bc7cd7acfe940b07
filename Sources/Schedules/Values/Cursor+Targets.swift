import Campaigns
import Texts

/// What a block's letters are about, and whom they go to.
extension Cursor {
    mutating func milestones(
        _ known: Set<MilestoneID>
    ) throws(Finding) -> [MilestoneID] {
        var ids = [try milestone(known)]
        while accept(.comma) { ids.append(try milestone(known)) }
        return ids.unique
    }

    mutating func milestone(_ known: Set<MilestoneID>) throws(Finding) -> MilestoneID {
        let (text, token) = try identifier()
        guard known.contains(MilestoneID(text)) else {
            throw unknown(
                .unknownMilestone,
                token,
                Findings.unknownMilestone(text),
                among: known.map(\.text).sorted()
            )
        }
        return MilestoneID(text)
    }

    mutating func indicator(among known: [String]) throws(Finding) -> IndicatorID {
        try indicator(try identifier(), among: known)
    }

    /// The indicators that a list names; only when all of it was read is each looked for.
    mutating func indicators(among known: [String]) throws(Finding) -> [IndicatorID] {
        var ids: [IndicatorID] = []
        for name in try identifiers() { ids.append(try indicator(name, among: known)) }
        return ids.unique
    }

    private func indicator(
        _ name: (text: String, token: Token),
        among known: [String]
    ) throws(Finding) -> IndicatorID {
        guard known.contains(name.text) else {
            throw unknown(
                .unknownIndicator,
                name.token,
                Findings.unknownIndicator(name.text),
                among: known
            )
        }
        return IndicatorID(name.text)
    }

    mutating func expectComma() throws(Finding) {
        guard accept(.comma) else { throw unexpected() }
    }

    /// The value of `bản cuối ngày:`: `lúc 21:00, gửi bù trong vòng 12 giờ`.
    mutating func closing() throws(Finding) -> (time: TimeOfDay, catchUp: CatchUp?) {
        try expect(.at)
        let time = try time()
        return (time, accept(.comma) ? try catchUp() : nil)
    }

    /// Recipients: lists by id or name, in a reminder also the units themselves and their heads.
    mutating func targets(
        _ lists: [RecipientList],
        isReminder: Bool
    ) throws(Finding) -> [Target] {
        var targets: [Target] = []
        for name in try names(Findings.aRecipient) {
            if let (target, term) = Self.unitTargets[name.folded] {
                guard isReminder else {
                    throw finding(.misplacedRule, name, Findings.unitsInDigest)
                }
                spell(name.range, as: term.label)
                targets.append(target)
            } else if let list = lists.first(where: {
                $0.id.text == name.text || $0.name.folded == name.folded
            }) {
                targets.append(.list(list.id))
            } else {
                let known =
                    lists.flatMap { [$0.name, $0.id.text] }
                    + [Term.unitsNotDone, .units, .unitHeads].flatMap(\.spellings)
                throw unknown(
                    .unknownRecipient,
                    name,
                    Findings.unknownRecipient(name.text),
                    among: known
                )
            }
        }
        return targets
    }

    private static let unitTargets: [String: (target: Target, term: Term)] = {
        var targets: [String: (target: Target, term: Term)] = [:]
        for (term, target) in [
            (Term.unitsNotDone, Target.unitsNotDone), (.units, .units), (.unitHeads, .unitHeads),
        ] {
            for spelling in term.spellings { targets[spelling.folded] = (target, term) }
        }
        return targets
    }()
}
