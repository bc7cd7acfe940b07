import Campaigns
import Texts

/// Whom and what a row is about: its unit, milestone and indicator.
extension RowReader {
    /// The unit of the code, or without one of the name; a name beside a code must not be another's.
    mutating func unit() -> UnitCode? {
        let named = cell(.name)
        guard let cell = cell(.code) ?? named else {
            reportRow(.missingValue, IntakeWords.missing(IntakeColumn.code.names[0]))
            return nil
        }
        guard !isBroken(cell) else { return nil }
        let units = context.units
        let found = resolved(
            cell,
            units[cell.text],
            .unknownUnit,
            IntakeWords.unknownUnit,
            near: units.near
        )
        guard let unit = found else { return nil }
        if let named, let owner = units[named.text], owner != unit {
            report(
                .codeAndName,
                named,
                IntakeWords.codeAndName(unit.text, named.text, owner: owner.text)
            )
            return nil
        }
        return unit
    }

    mutating func milestone() -> MilestoneID? {
        guard let cell = required(.milestone), !isBroken(cell) else { return nil }
        let milestones = context.milestones
        return resolved(
            cell,
            milestones[cell.text],
            .unknownMilestone,
            IntakeWords.unknownMilestone,
            near: milestones.near
        )
    }

    /// What the cell names; nil, and a finding with what may be meant, where nothing has that name.
    private mutating func resolved<Found>(
        _ cell: SheetCell,
        _ found: Found?,
        _ code: FindingCode,
        _ message: (String) -> Phrase,
        near: (String) -> String?
    ) -> Found? {
        if found == nil { report(code, cell, message(cell.text), near(cell.text)) }
        return found
    }

    mutating func obligation() -> ObligationID? {
        let unit = unit()
        guard let milestone = milestone(), let unit, let place = cell(.milestone) else {
            return nil
        }
        return concerned(unit, milestone, at: place)
    }

    /// What the unit owes of the milestone; nil, and a finding, where the milestone does not concern it.
    mutating func concerned(
        _ unit: UnitCode,
        _ milestone: MilestoneID,
        at place: SheetCell
    ) -> ObligationID? {
        let campaign = context.campaign
        guard let known = campaign.unit(unit), let work = campaign.milestone(milestone),
            !work.isDateOnly, campaign.involvement(of: known, in: work) != nil
        else {
            report(.notConcerned, place, IntakeWords.notConcerned(unit.text, milestone.text))
            return nil
        }
        return ObligationID(unit: unit, milestone: milestone)
    }

    mutating func indicator() -> Indicator? {
        if layout.positions[.indicator] == nil, let given = context.options.indicator {
            return given
        }
        guard let cell = required(.indicator), !isBroken(cell) else { return nil }
        if let indicator = context.indicators[cell.text] { return indicator }
        let known = context.campaign.indicators
        let wanted = cell.text.folded
        let found = known.first { $0.id.text.folded == wanted || $0.name.folded == wanted }
        let ids = known.map(\.id.text)
        if let found { context.indicators[cell.text] = found }
        return resolved(cell, found, .unknownIndicator) {
            IntakeWords.unknownIndicator($0, known: ids)
        } near: {
            likelyWord(for: $0, among: ids)
        }
    }
}
