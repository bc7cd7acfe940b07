import Campaigns
import Texts
import Wording

/// The dates of a row.
extension RowReader {
    /// The date in the column, with a time or without; nil, and a finding, where it is none.
    mutating func date(_ column: IntakeColumn) -> WrittenDate? {
        guard let cell = cell(column), !isBroken(cell) else { return nil }
        do throws(WrittenDate.Problem) {
            let date = try WrittenDate(cell.text)
            if date.isEitherWay, context.columns.hasMonthFirst(column) {
                report(.eitherDate, cell, IntakeWords.eitherDate(cell.text))
                return nil
            }
            return date
        } catch {
            report(error, cell)
            return nil
        }
    }

    mutating func report(_ problem: WrittenDate.Problem, _ cell: SheetCell) {
        switch problem {
        case .unreadable: report(.badDate, cell, IntakeWords.badInstant(cell.text))
        case .twoDigitYear(let whole):
            report(.badDate, cell, IntakeWords.badInstant(cell.text), whole)
        case .noSuchDate(let turned):
            report(.noSuchDate, cell, IntakeWords.noSuchDate(cell.text), turned)
        case .wrongWeekday(let day):
            report(.wrongWeekday, cell, IntakeWords.wrongWeekday(cell.text, day))
        }
    }

    /// The beginning of the day or minute in the column; nothing may lie after now.
    mutating func instant(_ column: IntakeColumn) -> Instant? {
        guard let date = date(column), let cell = cell(column) else { return nil }
        let instant = AsOf(date, text: cell.text, zone: context.campaign.zone).start
        guard instant <= context.now else {
            report(.inFuture, cell, IntakeWords.inFuture)
            return nil
        }
        return instant
    }

    /// When a version came; a date before the campaign is a year written wrong, and refused.
    mutating func submitted() -> Instant? {
        guard let cell = required(.submitted), let happened = instant(.submitted) else {
            return nil
        }
        let first = context.campaign.validity.lowerBound
        guard happened >= context.campaign.zone.start(of: first) else {
            report(.beforeCampaign, cell, IntakeWords.beforeCampaign(first))
            return nil
        }
        return happened
    }

    /// When the row was recorded: what it says, else now.
    mutating func recorded() -> Instant? {
        cell(.recorded) == nil ? context.now : instant(.recorded)
    }

    /// The as-of of a figure; periods are allowed.
    mutating func asOf() -> AsOf? {
        if layout.positions[.asOf] == nil, let given = context.options.asOf { return given }
        guard let cell = required(.asOf), !isBroken(cell) else { return nil }
        if let known = context.asOfs[cell.text] { return known }
        let asOf: AsOf
        do throws(WrittenDate.Problem) {
            let date = try WrittenDate(cell.text)
            if date.isEitherWay, context.columns.hasMonthFirst(.asOf) {
                report(.eitherDate, cell, IntakeWords.eitherDate(cell.text))
                return nil
            }
            asOf = AsOf(date, text: cell.text, zone: context.campaign.zone)
        } catch {
            guard error == .unreadable,
                let period = AsOf(cell.text, zone: context.campaign.zone)
            else {
                report(error, cell)
                return nil
            }
            asOf = period
        }
        guard asOf.start <= context.now else {
            report(.inFuture, cell, IntakeWords.inFuture)
            return nil
        }
        context.asOfs[cell.text] = asOf
        return asOf
    }
}
