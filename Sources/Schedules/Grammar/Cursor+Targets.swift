import Campaigns
import Texts

/// Whom and what a block's letters are about.
extension Cursor {
    mutating func milestones(
        _ known: Set<MilestoneID>
    ) throws(Finding) -> [MilestoneID] {
        var ids = [try milestone(known)]
        while accept(.comma) { ids.append(try milestone(known)) }
        return ids
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

    mutating func expectComma() throws(Finding) {
        guard accept(.comma) else { throw unexpected() }
    }

    mutating func closing() throws(Finding) -> (time: TimeOfDay, catchUp: CatchUp?) {
        try expect(.at)
        let time = try time()
        return (time, accept(.comma) ? try catchUp() : nil)
    }

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
