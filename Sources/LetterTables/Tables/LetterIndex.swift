package import Campaigns
package import Delivery
package import Tables

/// A list of letters in files: when each left, to whom, by which rule, and what it says.
package enum LetterIndex {
    /// A table without rows.
    package static let empty = Table([
        Table.Column(key: "file", heading: Columns.file),
        Table.Column(key: "left_local", heading: Columns.actual),
        Table.Column(key: "campaign", heading: Columns.campaign),
        Table.Column(key: "unit", heading: Columns.unit),
        Table.Column(key: "recipient", heading: Columns.recipient),
        Table.Column(key: "rule", heading: Columns.rule),
        Table.Column(key: "subject", heading: Columns.subject),
        Table.Column(key: "merged", heading: Columns.merged),
        Table.Column(key: "attachments", heading: Columns.attachments),
        Table.Column(key: "released_by_replay", heading: Columns.releasedByReplay),
    ])

    /// The rules of a letter: that which it was written for, and those that it says besides.
    ///
    /// `truoc-han/2` is the second line of a block, `truoc-han/moved` a notice of it.
    package static func rules(
        of letter: LetterDetails,
        in campaign: Campaign
    ) -> (main: String, merged: [String]) {
        var names = letter.occurrences.map { occurrence in
            let schedule = campaign.schedule(occurrence.schedule)
            let line = schedule?.rules.first { schedule?.key(of: $0) == occurrence.ruleKey }?.line
            let milestone = occurrence.milestone.map { " \($0)" } ?? ""
            return
                "\(occurrence.schedule)/\(line.map(String.init) ?? occurrence.ruleKey)\(milestone)"
        }
        let main = letter.occurrences.firstIndex { occurrence in
            occurrence.schedule == letter.row.schedule && occurrence.unit == letter.row.unit
                && occurrence.milestone == letter.row.milestone
        }
        return (main.map { names.remove(at: $0) } ?? letter.row.schedule.text, names)
    }
}
