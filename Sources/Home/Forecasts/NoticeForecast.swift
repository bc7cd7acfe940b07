package import Campaigns
import Delivery
package import Letters
package import Schedules

/// What changed files make the next pass tell units by itself, without a `gửi:` line that asks for it.
///
/// It is not worked out a second time: the files are taken over and the pass is planned on a copy of the
/// home.
package struct NoticeForecast {
    /// Units that hear of each moved deadline.
    package private(set) var moved: [MilestoneID: Set<UnitCode>] = [:]
    /// Units that are told what is due, because they joined late.
    package private(set) var welcomed: Set<UnitCode> = []

    /// `copy`: a home whose store may be changed.
    package init(
        of campaign: Campaign,
        in sets: ScheduleSets,
        on copy: Workspace,
        templates: TemplateLibrary,
        at now: Instant
    ) throws {
        _ = try copy.accept(sets, at: now)
        let planner = Planner(campaign: campaign, templates: templates, store: copy.store)
        let plan = try planner.plan(facts: copy.facts(of: campaign), at: now)
        for entry in plan.entries {
            guard let notice = Notice(rawValue: entry.ruleKey), let unit = entry.unit else {
                continue
            }
            switch entry.disposition {
            case .letter, .merged: break
            case .skipped, .missed, .cancelled: continue
            }
            switch notice {
            case .moved:
                if let milestone = entry.milestone { moved[milestone, default: []].insert(unit) }
            case .welcome: welcomed.insert(unit)
            case .incident, .returned: continue
            }
        }
    }
}
