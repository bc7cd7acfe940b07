package import Campaigns
package import Mail
import Texts
import Wording

extension LetterWriter {
    /// A reminder about one or several things.
    ///
    /// One thing is written with its block's own text or template, or with the usual one; so are
    /// several, where a text lists them itself and nothing else has words of its own. Otherwise
    /// several share one letter: those without words of their own in lists, the overdue ones first,
    /// then a part for each thing that a block has words of its own for.
    package func reminder(
        _ sections: [ReminderSection],
        to addressee: String,
        at instant: Instant,
        isSample: Bool
    ) throws -> Letter {
        let items = sections.items
        guard let first = items.first else { throw LetterError.nothingToSay("no items") }
        var values = common(to: addressee, at: instant, isSample: isSample)
        values.merge(itemValues(first, at: instant))
        values["dong_gui"] = copyLine(of: sections.map(\.schedule), unit: first.unit)
        let letter =
            if let schedule = sections.carrier {
                try self.letter(by: schedule, items, values, at: instant)
            } else {
                try severalReminders(sections, items, values, at: instant)
            }
        return Letter(
            subject: distinct(letter.subject, about: items),
            text: letter.text,
            html: letter.html
        )
    }

    /// What one block says of a thing, or of several that its text lists.
    ///
    /// `isPart`: to stand in another letter.
    func letter(
        by schedule: Schedule,
        _ items: [ReminderItem],
        _ values: TemplateValues,
        at instant: Instant,
        isPart: Bool = false
    ) throws -> Letter {
        if let body = schedule.body {
            return try freeText(body, items, by: schedule, at: instant, values, isPart: isPart)
        }
        let isOverdue = items.contains { self.isOverdue($0, at: instant) }
        let name = schedule.template ?? (isOverdue ? TemplateName.overdue : .reminder).rawValue
        let letter = try templates.letter(name, values, isPart: isPart)
        guard let subject = schedule.subject else { return letter }
        return Letter(
            subject: fill(subject, items, values, at: instant),
            text: letter.text,
            html: letter.html
        )
    }

    /// The subject with the unit's name behind it, where the unit shares a mailbox with another one and
    /// the subject names neither it nor the reference.
    func distinct(_ subject: String, about items: [ReminderItem]) -> String {
        guard let first = items.first, sharesMailbox.contains(first.unit.code),
            items.allSatisfy({ $0.unit.code == first.unit.code }),
            !subject.contains(first.unit.name),
            !items.contains(where: { subject.contains(reference($0)) })
        else { return subject }
        return "\(subject) – \(first.unit.name)"
    }

    func itemValues(_ item: ReminderItem, at instant: Instant) -> TemplateValues {
        let texts = texts(of: item.milestone)
        var values: TemplateValues = [
            "don_vi": item.unit.name,
            "ma_don_vi": item.unit.code.text,
            "viec": item.milestone.name,
            "viec_ngan": item.milestone.displayName,
            "minh_chung": texts.evidence,
            "can_cu_han": dueBasis(of: item),
            "ma_viec": reference(item),
            "lan_nhac": numbers.inSentence(item.remindedOn.count + 1),
            "duoc_gia_han": item.status.isExtended,
        ]
        values["cach_nop"] = campaign.howToSubmit
        values["tra_lai"] = item.returned.map { report -> TemplateValues in
            var values: TemplateValues = ["ngay_tra_lai": dates.inSentence(report.on)]
            values["ly_do"] = report.reason
            return values
        }
        values["han_cu"] = item.formerDeadline.map(dates.deadline)
        values["ngay_da_nhac"] = (words.list(of: item.remindedOn))
        if let deadline = item.deadline {
            let timing = evaluator.timing(of: deadline, item.milestone, at: instant)
            let today = campaign.zone.civil(of: instant).date
            let left = max(0, deadline.date.days(since: today))
            values["han"] = dates.deadline(deadline)
            values["han_ngan"] = dates.short(deadline)
            values["han_ngay"] = dates.inSentence(deadline.date)
            values["thoi_gian_con_lai"] = words.timeLeft(timing, until: deadline)
            values["so_ngay_con_lai"] = words.days(left, isPartOfOne: timing == .laterToday)
            values["so_ngay_qua_han"] = words.days(
                timing.daysOverdue,
                isPartOfOne: timing == .overdueToday
            )
            values["qua_han_hom_nay"] = timing == .overdueToday
            values["co_the_gia_han"] = item.mayBeExtended && !timing.isReached
        }
        return values
    }

    /// Where the item's deadline comes from: of what was returned, and has a deadline of its own for that, the return.
    private func dueBasis(of item: ReminderItem) -> String {
        guard let report = item.returned, item.deadline != item.status.deadline else {
            return texts(of: item.milestone).dueBasis
        }
        return words.resubmissionBasis(report)
    }

    func isOverdue(_ item: ReminderItem, at instant: Instant) -> Bool {
        item.deadline.map { evaluator.hasPassed($0, of: item.milestone, at: instant) }
            ?? false
    }

    /// For which of the things the letter offers an extension: nil where for none; without a list
    /// where for all.
    func extensionOffer(_ items: [ReminderItem], at instant: Instant) -> TemplateValues? {
        let open = items.filter(\.mayBeExtended)
        guard !open.isEmpty else { return nil }
        var offer: TemplateValues = [:]
        offer["chi_voi"] =
            open.count < items.count ? open.map(reference).joined(separator: ", ") : nil
        return offer
    }

    /// Who else gets what the letter says; nil where nobody gets all of it.
    private func copyLine(of schedules: [Schedule], unit: OrganisationalUnit) -> String? {
        let all = schedules.map { copyNames(of: $0, unit: unit) }
        let names = (all.first ?? []).filter { name in all.allSatisfy { $0.contains(name) } }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    private func copyNames(of schedule: Schedule, unit: OrganisationalUnit) -> [String] {
        schedule.copies.flatMap { target -> [String] in
            switch target {
            case .unitHeads:
                unit.headAddress == nil ? [] : [words.copyToHead(title: unit.headTitle)]
            case .list(let id): campaign.list(id).map { [$0.name] } ?? []
            case .units, .unitsNotDone: []
            }
        }
    }

    private func reference(_ item: ReminderItem) -> String {
        "#\(item.milestone.referenceWord)-\(item.unit.code.text)"
    }

    func table(of items: [ReminderItem], at instant: Instant) -> String {
        var table = TextTable([.left, .left, .left, .left])
        for item in items {
            guard let deadline = item.deadline else { continue }
            table.append([
                item.milestone.displayName, dates.inTable(deadline),
                words.timeLeft(
                    evaluator.timing(of: deadline, item.milestone, at: instant),
                    until: deadline
                ),
                reference(item),
            ])
        }
        return table.text
    }

    private func freeText(
        _ body: [String],
        _ items: [ReminderItem],
        by schedule: Schedule,
        at instant: Instant,
        _ values: TemplateValues,
        isPart: Bool
    ) throws -> Letter {
        var filled = body.map { fill($0, items, values, at: instant) }
        // The letter that it is a part of has greeted already, in the same words.
        if isPart, filled.first == words.greeting(values.text("kinh_gui")) {
            filled = Array(filled.dropFirst().drop { $0.isEmpty })
        }
        for item in items {
            guard let report = item.returned else { continue }
            filled += ["", words.returned(item.milestone.name, report, office: office)]
        }
        let tag = "[\(campaign.shortName ?? campaign.name)] \(schedule.name)"
        let title = schedule.subject.map { fill($0, items, values, at: instant) } ?? tag
        var values = values
        values["tieu_de_rieng"] = title
        values["noi_dung"] = filled.map { $0.wrapped(at: 76) }.joined(separator: "\n")
        values["doan"] = filled.split(separator: "").map { paragraph in
            ["dong": paragraph.map { ["chu": $0] }]
        }
        return try templates.letter(TemplateName.freeText.rawValue, values, isPart: isPart)
    }

    /// The text with its `{…}` replaced by what they stand for.
    private func fill(
        _ text: String,
        _ items: [ReminderItem],
        _ values: TemplateValues,
        at instant: Instant
    ) -> String {
        guard let item = items.first, text.utf8.contains(UInt8(ascii: "{")) else { return text }
        return Placeholder.fill(text) { placeholder in
            switch placeholder {
            case .unit: item.unit.name
            case .unitCode: item.unit.code.text
            case .milestone: item.milestone.displayName
            case .due: values.text("han_ngan")
            case .timeLeft: values.text("thoi_gian_con_lai")
            case .daysLeft: values.text("so_ngay_con_lai")
            case .daysOverdue: values.text("so_ngay_qua_han")
            case .evidence: values.text("minh_chung")
            case .howToSubmit: values.text("cach_nop")
            case .basis: campaign.basis ?? ""
            case .dueBasis: values.text("can_cu_han")
            case .reference: values.text("ma_viec")
            case .contact: campaign.contact ?? ""
            case .period: ""
            case .reminderNumber: values.text("lan_nhac")
            case .itemList: "\n" + table(of: items, at: instant)
            }
        }
    }
}

extension String {
    /// The line broken at blanks, none longer than `width` where that is possible; further lines
    /// are indented like the first's bullet.
    func wrapped(at width: Int) -> String {
        guard utf8.count > width, unicodeScalars.count > width else { return self }
        let indent = prefix { $0 == " " || $0 == "-" || $0 == "+" }.count
        let hanging = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = String(prefix(indent))
        var length = indent
        for word in dropFirst(indent).split(separator: " ") {
            // Composed text: one scalar is one column.
            let wordLength = word.unicodeScalars.count
            if length + 1 + wordLength > width, length > indent {
                lines.append(line)
                line = hanging + word
                length = indent + wordLength
            } else {
                let gap = length > indent ? " " : ""
                line += gap + word
                length += gap.count + wordLength
            }
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
