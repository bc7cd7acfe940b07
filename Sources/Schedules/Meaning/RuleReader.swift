import Campaigns
import Texts

/// Reads the lines `gửi` of a block, and the `bản cuối ngày` of a bulletin.
struct RuleReader {
    private let reader: ValueReader
    private let kind: Schedule.Kind

    init(_ reader: ValueReader, _ kind: Schedule.Kind) {
        self.reader = reader
        self.kind = kind
    }

    struct Rules {
        var list: [SendRule] = []
        /// The line of each rule.
        var lines: [Block.Entry] = []
        /// The kind of the block, with how long its closing bulletin is caught up.
        var kind: Schedule.Kind
    }

    /// The rules that can be used, equal ones once; a line that is left out keeps its number, so that
    /// the others keep theirs.
    func rules() -> Rules {
        var rules = Rules(kind: kind)
        let entries = reader.block.entries.filter { $0.key == .send }
        for (offset, entry) in entries.enumerated() {
            let form = reader.value(of: entry) { cursor throws(Finding) in try cursor.sendForm() }
            guard let form else { continue }
            if let message = misplacement(of: form) {
                reader.report(.misplacedRule, at: entry, message)
                continue
            }
            let rule = SendRule(line: offset + 1, form: form)
            if let twin = rules.list.firstIndex(where: { $0.saysTheSame(as: rule) }) {
                let line = rules.lines[twin].line
                reader.report(.repeatedRule, at: entry, Findings.repeatedRule(line: line))
                continue
            }
            rules.lines.append(entry)
            rules.list.append(rule)
        }
        if let entry = reader.entry(.closing), case .bulletin(var terms) = kind {
            let closing = reader.value(of: entry) { cursor throws(Finding) in
                try cursor.closing()
            }
            guard let closing else { return rules }
            terms.closingCatchUp = closing.catchUp
            rules.kind = .bulletin(terms)
            rules.lines.append(entry)
            rules.list.append(
                SendRule(
                    line: entries.count + 1,
                    form: .once(terms.days.upperBound, closing.time),
                    isClosing: true
                )
            )
        }
        return rules
    }

    /// What is wrong with a rule in a block of this kind: `7 ngày trước hạn` belongs to reminders, `mỗi 2
    /// giờ` to digests and bulletins.
    private func misplacement(of form: SendRule.Form) -> Phrase? {
        switch (form, kind) {
        case (.interval, .reminder): Findings.intervalInReminder
        case (.days, .digest), (.workingDays, .digest), (.minutes, .digest), (.atDue, .digest),
            (.onDueDay, .digest), (.days, .bulletin), (.workingDays, .bulletin),
            (.minutes, .bulletin), (.atDue, .bulletin), (.onDueDay, .bulletin):
            Findings.offsetOutsideReminder
        default: nil
        }
    }
}

extension SendRule {
    /// True for two lines with the same letters: `7 ngày trước hạn` and `1 tuần trước hạn`, at one time.
    fileprivate func saysTheSame(as other: SendRule) -> Bool {
        key == other.key && timeOfDay == other.timeOfDay
    }
}
