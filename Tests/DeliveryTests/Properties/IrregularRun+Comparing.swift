import Campaigns
import Delivery

extension IrregularRun {
    /// What left here and was not told there: neither by itself nor by a later letter of its block.
    func losses(in other: IrregularRun) -> [String] {
        let sent = Set(rows.filter(\.isSent).map(\.occurrence.key))
        let atDeadline = rows.filter { row in
            let schedule = campaign.schedule(row.occurrence.schedule)
            return sent.contains(row.occurrence.key) && schedule?.catchUp == nil
                && row.occurrence.deadline.map { row.occurrence.nominal <= $0 } ?? false
        }
        let told = Dictionary(
            other.rows.map { ($0.occurrence.key, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return atDeadline.compactMap { row in
            let otherwise = told[row.occurrence.key]
            // What newer ones took the place of is one row for many.
            guard let otherwise, !otherwise.isSent, otherwise.reason?.code != .superseded else {
                return nil
            }
            return
                "\(row.occurrence.schedule)/\(row.occurrence.ruleKey) \(row.occurrence.slot): \(otherwise.reason?.text ?? "")"
        }.sorted()
            + (other.runs.filter { run in
                run.isMissed && atDeadline.contains { $0.occurrence.ruleKey == run.ruleKey }
            }).map { "\($0.schedule)/\($0.ruleKey) × \($0.count)" }
    }

    /// Letters that one has and the other has not, or at times farther apart than passes can be late.
    func differences(from other: IrregularRun) -> [String] {
        let (mine, theirs) = (letters, other.letters)
        var differences: [String] = []
        for (letter, instant) in mine {
            guard let otherwise = theirs[letter] else {
                differences.append(
                    "− \(story(of: letter)); there \(other.ends(of: letter.said))"
                )
                continue
            }
            if abs(instant.milliseconds - otherwise.milliseconds) > 930_000 {
                differences.append("at \(local(otherwise)) too: \(story(of: letter))")
            }
        }
        for letter in theirs.keys where mine[letter] == nil {
            differences.append("+ \(other.story(of: letter)); here \(ends(of: letter.said))")
        }
        return differences.sorted()
    }

    private func local(_ instant: Instant) -> CivilDateTime { campaign.zone.civil(of: instant) }

    /// To whom, when, and what it says.
    private func story(of letter: Letter) -> String {
        let lines = rows.filter { letter.said.contains($0.occurrence.key) }.map { row in
            let said = row.occurrence
            return
                "\(said.schedule)/\(said.ruleKey) \(said.milestone?.text ?? "") due \(local(said.due))"
        }
        let left = letters[letter].map { "\(local($0))" } ?? "never"
        return "\(letter.recipient) at \(left): \(lines.sorted().joined(separator: ", "))"
    }

    /// What became of each of these.
    private func ends(of keys: Set<OccurrenceKey>) -> [String] {
        let rows = rows.filter { keys.contains($0.occurrence.key) }
        return rows.map { row in
            "\(row.state?.rawValue ?? row.occurrence.disposition.rawValue) \(row.reason?.text ?? "") \(row.sent.map { "\(local($0))" } ?? "")"
        }.sorted() + (rows.count < keys.count ? ["\(keys.count - rows.count) without a row"] : [])
    }
}
