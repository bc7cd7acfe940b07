package import Campaigns
import Statistics
import Texts
import Wording

extension LetterWriter {
    /// A bulletin: counts only figures with an as-of after the previous slot.
    ///
    /// Example: bulletins at 08:00 and 10:00. The one of 10:00 counts what units report as of 09:30,
    /// but not as of 07:50; a unit with only the latter is listed as silent, with its older figure.
    package func bulletin(
        _ terms: BulletinTerms,
        by schedule: Schedule,
        facts: Facts,
        _ context: BulletinContext
    ) -> Circular {
        let slot = campaign.zone.civil(of: context.slot).toMinute
        var values = common(at: context.now, isSample: campaign.isSample(with: facts))
        values["so_ban"] = numbers.inSentence(context.number)
        values["den"] = dates.moment(slot)
        values["den_ngan"] = dates.short(slot)
        values["chot"] = context.isClosing
        values["noi_nhan"] = readers(context.readers)
        values["kinh_gui_danh_sach"] = readers(context.readers)
        if let next = context.next {
            values["ky_tiep"] =
                ["den": next.slot.time.description, "gui": next.actual.time.description]
                as TemplateValues
        }
        let known = campaign.indicators.filter { terms.indicators.contains($0.id) }
        let expected = ParticipationTable.expectedUnits(of: campaign)
        func table(of indicator: Indicator) -> ParticipationTable {
            ParticipationTable(
                indicator,
                of: campaign,
                facts: facts,
                after: context.previousSlot,
                asOf: context.slot,
                known: context.now,
                among: expected
            )
        }
        let main = known.first { !$0.alertsWhenPositive }
        if let main { add(table(of: main), facts, context, to: &values) }
        values["chi_tieu_khac"] = known.filter { $0.id != main?.id }.map { indicator in
            ["cau": line(about: table(of: indicator))]
        }
        return Circular(
            template: schedule.template ?? TemplateName.bulletin.rawValue,
            values: values
        )
    }

    /// An incident alert: says who to call, never what happened.
    package func incident(
        _ figure: Figure,
        of indicator: Indicator,
        at instant: Instant,
        readers names: [String],
        isSample: Bool
    ) -> Circular {
        var values = common(at: instant, isSample: isSample)
        let unit = campaign.unit(figure.unit)
        values["don_vi"] = unit?.name ?? figure.unit.text
        values["chi_tieu"] = indicator.name
        values["thoi_diem_so_lieu"] = dates.moment(campaign.zone.civil(of: figure.asOf).toMinute)
        values["dau_moi"] = unit?.focalOfficer ?? ""
        values["dien_thoai"] = unit?.focalPhone ?? ""
        values["noi_nhan"] = readers(names)
        return Circular(template: TemplateName.incident.rawValue, values: values)
    }

    private func add(
        _ table: ParticipationTable,
        _ facts: Facts,
        _ context: BulletinContext,
        to values: inout TemplateValues
    ) {
        let indicator = table.indicator
        let total = table.total
        values["so_da_bao_cao"] = numbers.grouped(total.countable)
        values["so_phai_bao_cao"] = numbers.grouped(total.expected)
        values["ten_tu_so"] = indicator.numeratorLabel
        values["ten_mau_so"] = indicator.denominator.label
        if let numerator = total.numerator, let denominator = total.denominator {
            values["tu_so"] = numbers.grouped(numerator)
            values["mau_so"] = numbers.grouped(denominator)
            values["ty_le"] = numbers.percent(numerator, of: denominator)
            values["con_lai"] = numbers.grouped(max(0, denominator - numerator))
        }
        values["so_dat_du"] = numbers.grouped(table.units.count { $0.isComplete })
        addSilent(table, facts, context, to: &values)
        var text = TextTable([.left, .right, .right, .right])
        text.append(words.blockTableHeads)
        values["khoi"] = table.rows.filter { $0.unit == nil }
            .compactMap { row -> TemplateValues? in
                let share = row.numerator.flatMap { numerator in
                    row.denominator.map { numbers.percent(numerator, of: $0) }
                }
                let figures = row.numerator.flatMap { numerator in
                    row.denominator.map { "\(numbers.grouped(numerator))/\(numbers.grouped($0))" }
                }
                let name = row.block ?? words.reportingTotal
                text.append([
                    name, "\(row.countable)/\(row.expected)", figures ?? "–", share ?? "–",
                ])
                // The template adds the total itself.
                guard row.block != nil else { return nil }
                return [
                    "ten": name,
                    "da_bao_cao": numbers.grouped(row.countable),
                    "phai_bao_cao": numbers.grouped(row.expected),
                    "tu_so": row.numerator.map(numbers.grouped) ?? "–",
                    "mau_so": row.denominator.map(numbers.grouped) ?? "–", "ty_le": share ?? "–",
                    "phan": "\(part(row))",
                ]
            }
        values["bang_khoi"] = text.text
    }

    /// Width of a bar, 0…100; 100 only where it is complete.
    private func part(_ row: ParticipationTable.Row) -> Int {
        guard let rate = row.rate else { return 0 }
        return row.isComplete ? 100 : min(99, Int(rate * 100))
    }

    private func addSilent(
        _ table: ParticipationTable,
        _ facts: Facts,
        _ context: BulletinContext,
        to values: inout TemplateValues
    ) {
        let indicator = table.indicator
        let silent = table.units.filter { !$0.isCountable }
        values["so_chua_bao_cao"] = numbers.inSentence(silent.count)
        guard !silent.isEmpty else { return }
        values["co_chua_bao_cao"] = true
        var known = 0
        var text = TextTable([.left, .right, .left, .left])
        values["chua_bao_cao"] = silent.compactMap { row -> TemplateValues? in
            guard let unit = row.unit else { return nil }
            let older = facts.figure(
                of: unit.code,
                indicator.id,
                asOf: context.previousSlot,
                known: context.now
            )
            let denominator = indicator.expectedDenominator(
                of: unit,
                lastKnown: older?.denominator
            )
            known += denominator ?? 0
            var values: TemplateValues = [
                "don_vi": unit.name, "dau_moi": unit.focalOfficer ?? "",
                "dien_thoai": unit.focalPhone ?? "",
            ]
            values["mau_so"] = (denominator.map(numbers.grouped))
            values["so_cu"] = (older.flatMap(olderFigure))
            text.append([
                unit.name,
                denominator.map { "\(numbers.grouped($0)) \(indicator.denominator.label)" } ?? "",
                unit.focalOfficer ?? "", unit.focalPhone.map(words.phone) ?? "",
            ])
            return values
        }
        values["bang_chua_bao_cao"] = text.text
        if known > 0 { values["mau_so_chua_bao_cao"] = numbers.grouped(known) }
    }

    private func olderFigure(_ figure: Figure) -> String? {
        guard let numerator = figure.numerator, let denominator = figure.denominator else {
            return nil
        }
        return words.olderFigure(
            numerator,
            denominator,
            at: campaign.zone.civil(of: figure.asOf)
        )
    }

    private func line(about table: ParticipationTable) -> String {
        let indicator = table.indicator
        if indicator.alertsWhenPositive {
            return words.incidents(
                indicator.name,
                reporting: table.total.reported,
                positive: table.units.count { $0.numerator ?? 0 > 0 }
            )
        }
        return words.share(
            indicator.name,
            numerator: table.total.numerator ?? 0,
            denominator: table.total.denominator ?? 0,
            reporting: table.total.countable
        )
    }
}
