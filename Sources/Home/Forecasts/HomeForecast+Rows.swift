package import Campaigns
package import Delivery

extension HomeForecast {
    /// What the letters say, a row for each occurrence and recipient, as a plan has them.
    ///
    /// Throws what ``Agenda`` throws.
    package func rows(of campaign: Campaign) throws -> [SendPlan.Row] {
        let agenda = Agenda(campaign)
        let schedules = Dictionary(
            campaign.schedules.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return try letters.flatMap { letter -> [SendPlan.Row] in
            let leaves = campaign.zone.civil(of: letter.leaves)
            let head = letter.occurrences.first
            return try letter.occurrences.enumerated().map { index, said in
                SendPlan.Row(
                    occurrence: try agenda.occurrence(
                        of: said,
                        by: schedules[said.schedule],
                        campaign
                    ),
                    unit: said.unit,
                    recipient: recipient(of: letter, in: campaign),
                    mergedInto: index == 0 ? nil : head.map { ($0.schedule, $0.line) },
                    leaves: leaves
                )
            }
        }
    }

    private func recipient(of letter: Letter, in campaign: Campaign) -> Recipient? {
        let address = EmailAddress(letter.row.recipient)
        guard let unit = letter.row.unit.flatMap(campaign.unit),
            let role = ContactRole.allCases.first(where: {
                Recipient.key(of: $0, in: unit.code) == letter.recipientKey
            })
        else {
            let list = campaign.recipientLists.first { list in
                campaign.recipients(of: .list(list.id), unit: nil).contains {
                    $0.key == letter.recipientKey
                }
            }
            return list.map { Recipient(place: .list($0.id), address: address) }
        }
        return Recipient(place: .unit(unit.code, role), address: address)
    }
}

extension Agenda {
    /// The occurrence that a letter says, with why it was shifted where the files still ask for it.
    fileprivate func occurrence(
        of said: OutboxOccurrence,
        by schedule: Schedule?,
        _ campaign: Campaign
    ) throws -> Occurrence {
        let rule = schedule?.rules.first { schedule?.key(of: $0) == said.ruleKey }
        if let schedule, let rule {
            let all =
                if let milestone = said.milestone, let deadline = said.deadline {
                    try occurrences(
                        of: rule,
                        in: schedule,
                        milestone: milestone,
                        deadline: deadline
                    )
                } else {
                    try occurrences(of: rule, in: schedule)
                }
            let index = all.partitioningIndex { $0.due >= said.due }
            if let found = all[index...].first(where: { $0.slot == said.slot }) { return found }
        }
        return Occurrence(
            decided: said.schedule,
            line: said.line,
            ruleKey: said.ruleKey,
            milestone: said.milestone,
            deadline: said.deadline,
            nominal: said.nominal,
            actual: said.actual,
            due: said.due,
            slot: said.slot,
            zone: campaign.zone
        )
    }
}
