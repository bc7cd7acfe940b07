package import Campaigns
import Statistics
import Texts
import Wording

extension LetterWriter {
    /// What a digest says; nil where there is nothing new.
    ///
    /// Nothing new: nothing happened since the last one, nothing is overdue and nothing new waits for the
    /// office; with the scope "overdue from N days", nothing has been overdue so long.
    package func digest(
        _ terms: DigestTerms,
        by schedule: Schedule,
        facts: Facts,
        _ context: DigestContext
    ) throws -> Circular? {
        if case .overdue(let days) = terms.scope {
            return try overdueList(days: days, by: schedule, facts: facts, context)
        }
        let leavesAnyway = terms.isSentWhenNothingNew || context.isDecided
        let template = schedule.template ?? TemplateName.digest.rawValue
        if context.isWordless, leavesAnyway { return Circular(template: template, values: [:]) }
        let scope: Set<MilestoneID>?
        if case .milestones(let ids) = terms.scope { scope = Set(ids) } else { scope = nil }
        let changes = changes(facts, in: context.spans, scope)
        let progress = campaign.milestones
            .filter { !$0.isDateOnly && (scope?.contains($0.id) ?? true) }
            .map { MilestoneProgress($0, evaluator, facts: facts, at: context.asOf) }
        let isNews =
            !changes.isEmpty || progress.contains { !$0.overdue.isEmpty }
            || context.isOfficeWanted
        guard isNews || leavesAnyway else { return nil }
        guard !context.isWordless else { return Circular(template: template, values: [:]) }
        let allOverdue = overdueUnits(progress, at: context.asOf)
        let overdue = try worded(Array(allOverdue.prefix(Self.listLimit)), context)
        let end = campaign.zone.civil(of: context.asOf).toMinute
        var values = common(at: context.asOf, isSample: campaign.isSample(with: facts))
        values["ky"] = words.periods(
            context.spans.map { span in
                (
                    campaign.zone.civil(of: span.start.instant).toMinute,
                    campaign.zone.civil(of: span.end.instant).toMinute
                )
            },
            at: end
        )
        values["den"] = dates.moment(end)
        values["den_ngan"] = dates.short(end)
        let named = terms.period == .month ? month(of: context) : end.date
        values["nam"] = "\(named.year)"
        values["thang"] = "\(named.month)"
        values["thay_doi"] = changes.map { ["cau": $0] }
        values["khong_thay_doi"] = changes.isEmpty
        let shown =
            terms.period == .wholeCampaign
            ? progress.filter { $0.owed > 0 } : current(progress, at: end.date)
        values["tien_do"] = shown.map(row)
        values["bang_tien_do"] = progressTable(shown)
        values["tong"] = counts(of: progress)
        values["chi_tieu"] = indicators(facts, at: context.asOf)
        let hidden = allOverdue.count - overdue.count
        values["qua_han"] =
            overdue.map { entry in
                [
                    "don_vi": entry.unit.name, "viec": entry.milestone.displayName,
                    "so_ngay": entry.time,
                    "so_lan_nhac": numbers.inSentence(entry.reminders),
                ]
            }
            + (hidden > 0
                ? [["don_vi": words.more(hidden), "viec": "", "so_ngay": "", "so_lan_nhac": ""]]
                : [])
        if !overdue.isEmpty { values["bang_qua_han"] = overdueTable(overdue, hidden: hidden) }
        let ahead = upcoming(after: end, through: context.lookAhead, facts, at: context.asOf)
        values["tuan_toi"] = ahead.map { entry in
            ["ngay": dates.inSentence(entry.date), "viec": entry.text]
        }
        values["toi_ngay"] = dates.inSentence(context.lookAhead)
        values["can_xu_ly"] = context.toHandle.map { ["cau": $0] }
        let table = try ProgressTable(
            StatisticsInput(evaluator, facts, at: context.asOf),
            milestones: scope,
            includesInvited: false
        )
        let owing = table.rows.filter {
            $0.obligations > 0 && ($0.unit == nil || table.rows.count <= Self.unitLimit)
        }
        values["theo_don_vi"] = owing.map(unitRow)
        values["bang_don_vi"] = unitTable(owing)
        values["noi_nhan"] = readers(context.readers)
        return Circular(template: template, values: values)
    }

    // MARK: Progress

    /// Milestones worth a row: due within the last five weeks or the next two, or still open.
    private func current(_ progress: [MilestoneProgress], at date: CivilDate) -> [MilestoneProgress]
    {
        progress.filter { entry in
            guard let due = entry.milestone.deadline?.date, entry.owed > 0 else {
                return false
            }
            let days = due.days(since: date)
            return (-35...14).contains(days) || (days < 0 && entry.count(.overdue) > 0)
        }
    }

    private func row(_ entry: MilestoneProgress) -> TemplateValues {
        var values = counts(of: [entry])
        values["viec"] = entry.milestone.displayName
        values["han_ngay"] = entry.milestone.deadline.map { dates.inTable($0.date) } ?? ""
        return values
    }

    func counts(of progress: [MilestoneProgress]) -> TemplateValues {
        func sum(_ state: ObligationState) -> Int { progress.reduce(0) { $0 + $1.count(state) } }
        let owed = progress.reduce(0) { $0 + $1.owed }
        let done = sum(.onTime) + sum(.late)
        let extended = progress.reduce(0) { $0 + $1.extendedAndOpen }
        let attended = progress.reduce(0) { $0 + $1.attended }
        return [
            "phai_nop": numbers.grouped(owed), "dung_han": numbers.grouped(sum(.onTime)),
            "sau_han": numbers.grouped(sum(.late)), "qua_han": numbers.grouped(sum(.overdue)),
            "gia_han": numbers.grouped(extended),
            "chua_den_han": numbers.grouped(sum(.notYetDue) - extended),
            "duoc_mien": numbers.grouped(sum(.excused)), "bo_sung": numbers.grouped(sum(.returned)),
            "phan_da_nop": "\(owed == 0 ? 0 : done * 100 / owed)",
            "phoi_hop": (progress.contains { $0.invited > 0 } ? numbers.grouped(attended) : nil),
        ]
    }

    private func progressTable(_ progress: [MilestoneProgress]) -> String {
        var table = TextTable([.left, .left, .right, .right, .right, .right, .right])
        table.append(words.tableHeads)
        for entry in progress {
            let values = row(entry)
            table.append(
                ["viec", "han_ngay", "phai_nop", "dung_han", "sau_han", "qua_han", "chua_den_han"]
                    .map { values.text($0) }
            )
        }
        return table.text
    }

    private func unitRow(_ row: ProgressTable.Row) -> TemplateValues {
        var values = unitCounts(row)
        values["don_vi"] = (row.unit.map { unitName($0.code) })
        values["khoi"] = (row.unit == nil ? blockName(row) : nil)
        return values
    }

    private func blockName(_ row: ProgressTable.Row) -> String {
        row.group.map { CampaignWords.blockTotal($0)(campaign.language) } ?? words.total
    }

    private func unitCounts(_ row: ProgressTable.Row) -> TemplateValues {
        let owed = row.obligations
        let done = row[.onTime] + row[.late]
        return [
            "phai_nop": numbers.grouped(owed), "dung_han": numbers.grouped(row[.onTime]),
            "sau_han": numbers.grouped(row[.late]), "qua_han": numbers.grouped(row[.overdue]),
            "chua_den_han": numbers.grouped(row[.notYetDue]),
            "duoc_mien": numbers.grouped(row[.excused]),
            "bo_sung": numbers.grouped(row[.returned]),
            "phan_da_nop": "\(owed == 0 ? 0 : done * 100 / owed)",
        ]
    }

    private func unitTable(_ rows: [ProgressTable.Row]) -> String {
        var text = TextTable([.left, .right, .right, .right, .right, .right])
        text.append(words.unitTableHeads)
        for row in rows {
            let values = unitCounts(row)
            let name = row.unit.map { "  " + unitName($0.code) } ?? blockName(row)
            text.append(
                [name]
                    + ["phai_nop", "dung_han", "sau_han", "qua_han", "chua_den_han"]
                    .map { values.text($0) }
            )
        }
        return text.text
    }

    // MARK: Indicators

    private func indicators(_ facts: Facts, at instant: Instant) -> [TemplateValues] {
        campaign.indicators.compactMap { indicator in
            guard !indicator.alertsWhenPositive else { return nil }
            let table = ParticipationTable(
                indicator,
                of: campaign,
                facts: facts,
                asOf: instant,
                known: instant
            )
            guard let numerator = table.total.numerator, let denominator = table.total.denominator
            else { return nil }
            return [
                "ten": indicator.name, "tu_so": numbers.grouped(numerator),
                "mau_so": numbers.grouped(denominator),
                "ty_le": numbers.percent(numerator, of: denominator),
                "ten_tu_so": indicator.numeratorLabel,
                "ten_mau_so": indicator.denominator.label,
                "da_bao_cao": numbers.grouped(table.total.reported),
                "phai_bao_cao": numbers.grouped(table.total.expected),
                "dat_du": numbers.grouped(table.units.count { $0.isComplete }),
            ]
        }
    }
}
