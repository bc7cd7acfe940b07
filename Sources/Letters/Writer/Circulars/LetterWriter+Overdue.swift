import Campaigns
import Statistics
import Texts
import Wording

extension LetterWriter {
    struct OverdueEntry {
        let unit: OrganisationalUnit
        let milestone: Milestone
        let deadline: CivilDateTime
        let timing: DueTiming
        /// How long it has been overdue, in words; like what follows known of what is listed alone.
        var time = ""
        var reminders = 0
        var headWrittenOn: CivilDate?
    }

    /// Lines of a list in a letter; the rest is counted.
    static let listLimit = 60
    /// Rows of a table per unit; above it only the khối are shown.
    static let unitLimit = 120

    /// Whether something has been overdue for so many days.
    func isOverdue(
        _ progress: [MilestoneProgress],
        days threshold: Int,
        at instant: Instant
    ) -> Bool {
        progress.contains { entry in
            entry.overdue.contains {
                evaluator.timing(of: $0.deadline, entry.milestone, at: instant).daysOverdue
                    >= threshold
            }
        }
    }

    /// Longest overdue first.
    func overdueUnits(
        _ progress: [MilestoneProgress],
        at instant: Instant
    ) -> [OverdueEntry] {
        progress.flatMap { entry in
            entry.overdue.map { unit, deadline in
                OverdueEntry(
                    unit: unit,
                    milestone: entry.milestone,
                    deadline: deadline,
                    timing: evaluator.timing(of: deadline, entry.milestone, at: instant)
                )
            }
        }.sorted {
            ($1.timing.daysOverdue, $0.unit.code.text, $0.milestone.id)
                < ($0.timing.daysOverdue, $1.unit.code.text, $1.milestone.id)
        }
    }

    /// What a list says of them.
    func worded(
        _ entries: [OverdueEntry],
        _ context: DigestContext
    ) throws -> [OverdueEntry] {
        let counts = try context.reminders(
            entries.map { ObligationID(unit: $0.unit.code, milestone: $0.milestone.id) }
        )
        return entries.map { entry in
            let name = ObligationID(unit: entry.unit.code, milestone: entry.milestone.id)
            var entry = entry
            entry.time = words.overdueTime(entry.timing, since: entry.deadline)
            entry.reminders = counts[name]?.letters ?? 0
            entry.headWrittenOn = counts[name]?.headWrittenOn
            return entry
        }
    }

    func overdueTable(_ entries: [OverdueEntry], hidden: Int) -> String {
        var table = TextTable([.left, .left, .right, .left])
        for entry in entries {
            table.append([
                entry.unit.name, entry.milestone.displayName, entry.time,
                words.remindedTimes(entry.reminders),
            ])
        }
        if hidden > 0 { table.append([words.more(hidden), "", "", ""]) }
        return table.text
    }

    func overdueList(
        days threshold: Int,
        by schedule: Schedule,
        facts: Facts,
        _ context: DigestContext
    ) throws -> Circular? {
        let today = campaign.zone.civil(of: context.asOf).date
        let progress = campaign.milestones
            .filter { milestone in
                guard let due = milestone.deadline?.date else { return false }
                return !milestone.isDateOnly && today.days(since: due) >= threshold
            }
            .map { MilestoneProgress($0, evaluator, facts: facts, at: context.asOf) }
        guard isOverdue(progress, days: threshold, at: context.asOf) else { return nil }
        let template = schedule.template ?? TemplateName.overdueList.rawValue
        guard !context.isWordless else { return Circular(template: template, values: [:]) }
        let all = overdueUnits(progress, at: context.asOf)
            .filter { $0.timing.daysOverdue >= threshold }
        let entries = try worded(Array(all.prefix(Self.listLimit)), context)
        let end = campaign.zone.civil(of: context.asOf).toMinute
        var values = common(at: context.asOf, isSample: campaign.isSample(with: facts))
        values["den"] = dates.moment(end)
        values["den_ngan"] = dates.short(end)
        values["so_ngay_nguong"] = threshold > 0 ? numbers.inSentence(threshold) : nil
        values["so_don_vi"] = numbers.inSentence(Set(all.map(\.unit.code)).count)
        let late = Dictionary(grouping: all, by: \.milestone.id).mapValues(\.count)
        let listed = progress.filter { late[$0.milestone.id] != nil }
        values["so_viec"] = numbers.inSentence(listed.count)
        if listed.count == 1 { values["mot_viec"] = listed[0].milestone.displayName }
        values["viec_qua_han"] = listed.map { milestone -> TemplateValues in
            var item = counts(of: [milestone])
            item["viec"] = milestone.milestone.displayName
            item["han"] = milestone.milestone.deadline.map(dates.deadline) ?? ""
            let mine = entries.filter { $0.milestone.id == milestone.milestone.id }
            var table = TextTable([.right, .left, .right, .right])
            table.append(words.overdueTableHeads)
            item["don_vi_qua_han"] = mine.enumerated().map { index, entry -> TemplateValues in
                table.append([
                    "\(index + 1)", entry.unit.name, entry.time,
                    numbers.inSentence(entry.reminders),
                ])
                var values: TemplateValues = [
                    "tt": "\(index + 1)", "don_vi": entry.unit.name,
                    "so_ngay": entry.time,
                    "so_lan_nhac": numbers.inSentence(entry.reminders),
                    "dau_moi": entry.unit.focalOfficer ?? "",
                    "dien_thoai": entry.unit.focalPhone ?? "",
                ]
                values["thu_truong_nhan"] = (entry.headWrittenOn.map(dates.inSentence))
                return values
            }
            let hidden = late[milestone.milestone.id, default: 0] - mine.count
            if hidden > 0 { table.append(["", words.more(hidden), "", ""]) }
            item["bang"] = table.text
            return item
        }
        values["noi_nhan"] = readers(context.readers)
        return Circular(
            template: template,
            values: values
        )
    }
}
