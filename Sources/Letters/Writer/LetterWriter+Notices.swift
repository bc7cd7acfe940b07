package import Campaigns
package import Mail
import Texts

extension LetterWriter {
    /// Tells that deadlines moved of which the reader had been reminded.
    package func movedDeadlines(
        _ items: [ReminderItem],
        to addressee: String,
        at instant: Instant,
        isSample: Bool
    ) throws -> Letter {
        let values = notice(items, to: addressee, at: instant, isSample: isSample)
        return try templates.letter(TemplateName.movedDeadline.rawValue, values)
    }

    /// Tells that reports were returned, why and until when they are to be sent again.
    package func returned(
        _ items: [ReminderItem],
        to addressee: String,
        at instant: Instant,
        isSample: Bool
    ) throws -> Letter {
        let values = notice(items, to: addressee, at: instant, isSample: isSample)
        return try templates.letter(TemplateName.returned.rawValue, values)
    }

    /// Greets a unit that joined late with what is still open.
    package func welcome(
        _ items: [ReminderItem],
        to addressee: String,
        at instant: Instant,
        isSample: Bool
    ) throws -> Letter {
        var values = notice(items, to: addressee, at: instant, isSample: isSample)
        values["bang_sap_den_han"] = table(of: items, at: instant)
        return try templates.letter(TemplateName.welcome.rawValue, values)
    }

    private func notice(
        _ items: [ReminderItem],
        to addressee: String,
        at instant: Instant,
        isSample: Bool
    ) -> TemplateValues {
        var values = common(to: addressee, at: instant, isSample: isSample)
        if let first = items.first { values.merge(itemValues(first, at: instant)) }
        values["mot_viec"] = items.count == 1
        values["mot_don_vi"] = unitName(ofAll: items)
        values["so_viec"] = numbers.inSentence(items.count)
        values["cac_viec"] = items.map { item in
            var values = itemValues(item, at: instant)
            values["la_moc"] = item.milestone.isDateOnly
            return values
        }
        return values
    }
}
