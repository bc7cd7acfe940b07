import Campaigns
import Mail
import Texts
import Wording

/// A letter about several things, of which some blocks have words of their own.
extension LetterWriter {
    /// Lists of what has the usual words, the overdue ones first; then a part for each thing, or for
    /// each list, that a block has words of its own for.
    func severalReminders(
        _ sections: [ReminderSection],
        _ items: [ReminderItem],
        _ values: TemplateValues,
        at instant: Instant
    ) throws -> Letter {
        let common = sections.filter { !$0.schedule.hasOwnWords }.items
        let overdue = common.filter { isOverdue($0, at: instant) }
        let upcoming = common.filter { !isOverdue($0, at: instant) }
        let parts = try sections.filter(\.schedule.hasOwnWords).flatMap { section in
            let groups = section.schedule.listsItems ? [section.items] : section.items.map { [$0] }
            return try groups.map { try part(by: section.schedule, $0, values, at: instant) }
        }
        var values = values
        values["so_viec"] = numbers.inSentence(items.count)
        values["mot_don_vi"] = unitName(ofAll: items)
        values["la_moc"] = items.allSatisfy(\.milestone.isDateOnly)
        values["viec_chung"] = !common.isEmpty
        values["gia_han_qua_han"] = extensionOffer(overdue, at: instant)
        values["gia_han_sap_den_han"] = extensionOffer(upcoming, at: instant)
        values["qua_han"] = overdue.map { itemValues($0, at: instant) }
        values["sap_den_han"] = upcoming.map { itemValues($0, at: instant) }
        if !overdue.isEmpty { values["bang_qua_han"] = table(of: overdue, at: instant) }
        if !upcoming.isEmpty { values["bang_sap_den_han"] = table(of: upcoming, at: instant) }
        values["so_phan"] = numbers.inSentence(parts.count)
        values["phan_rieng"] = parts
        return try templates.letter(TemplateName.severalReminders.rawValue, values)
    }

    /// The name of the one unit that all is about; nil where there are several.
    func unitName(ofAll items: [ReminderItem]) -> String? {
        guard let first = items.first, items.allSatisfy({ $0.unit.code == first.unit.code }) else {
            return nil
        }
        return first.unit.name
    }

    /// A block's own words within the letter, below their subject.
    private func part(
        by schedule: Schedule,
        _ items: [ReminderItem],
        _ values: TemplateValues,
        at instant: Instant
    ) throws -> TemplateValues {
        var own = values
        if let first = items.first { own.merge(itemValues(first, at: instant)) }
        own["la_phan"] = true
        own["minh_hoa"] = false
        own["dong_gui"] = nil as String?
        let letter = try letter(by: schedule, items, own, at: instant, isPart: true)
        return [
            "tieu_de_phan": heading(of: letter.subject),
            "noi_dung": letter.text.trimmingBlankLines,
            "trang": TemplateValue.markup(letter.html),
        ]
    }

    /// A subject without the campaign's label, which the letter's own subject has.
    private func heading(of subject: String) -> String {
        let label = "[\(campaign.shortName ?? campaign.name)] "
        return subject.hasPrefix(label) ? String(subject.dropFirst(label.count)) : subject
    }
}

extension [ReminderSection] {
    /// The block whose words are the whole letter; nil where several share it.
    ///
    /// It speaks of one thing alone, or it lists the things and no other has words of its own.
    var carrier: Schedule? {
        let own = map(\.schedule).filter(\.hasOwnWords)
        if own.count == 1, let only = own.first, only.listsItems { return only }
        return count == 1 && self[0].items.count == 1 ? self[0].schedule : nil
    }
}

extension String {
    /// Without blank lines before and after what it says.
    fileprivate var trimmingBlankLines: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !$0.isEmpty }),
            let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return "" }
        return lines[first...last].joined(separator: "\n")
    }
}
