package import Campaigns
import Foundation
package import Mail
import Texts
import Wording

/// Writes the letters of one campaign: values of the domain in, finished words out.
///
/// Pure: whatever a letter says about time follows from the instants it is given.
package struct LetterWriter: Sendable {
    let campaign: Campaign
    let evaluator: ObligationEvaluator
    let templates: TemplateLibrary
    let dates: DateStyle
    let numbers: NumberStyle
    let words: LetterWords
    private let shortBasis: String?
    /// The sender's display name.
    private let sender: String
    private let senderInCapitals: String
    private let milestoneTexts: [MilestoneID: MilestoneTexts]
    /// Units with an address that another unit has too.
    let sharesMailbox: Set<UnitCode>
    /// The sender without what it belongs to: all before the dash.
    let office: String

    package init(
        _ evaluator: ObligationEvaluator,
        templates: TemplateLibrary
    ) {
        campaign = evaluator.campaign
        self.evaluator = evaluator
        self.templates = templates
        dates = DateStyle(campaign.language)
        numbers = NumberStyle(campaign.language)
        let words = LetterWords(campaign.language)
        self.words = words
        sender = campaign.mailServer?.sender.displayName ?? campaign.name
        senderInCapitals = sender.uppercased()
        let office = sender.split(separator: " – ").first.map(String.init) ?? sender
        self.office = office
        milestoneTexts = Dictionary(
            campaign.milestones.map { milestone in
                (milestone.id, MilestoneTexts(milestone, words, office: office))
            },
            uniquingKeysWith: { first, _ in first }
        )
        shortBasis = campaign.basis.map(words.shortCitation)
        sharesMailbox = Self.unitsThatShareMailboxes(campaign.units)
    }

    private static func unitsThatShareMailboxes(_ units: [OrganisationalUnit]) -> Set<UnitCode> {
        var byAddress: [String: Set<UnitCode>] = [:]
        for unit in units {
            for role in ContactRole.allCases {
                guard let address = unit.address(of: role)?.addrSpec.lowercased() else { continue }
                byAddress[address, default: []].insert(unit.code)
            }
        }
        return byAddress.values.reduce(into: []) { shared, units in
            if units.count > 1 { shared.formUnion(units) }
        }
    }

    /// What every letter about a milestone says alike, worked out once.
    struct MilestoneTexts: Sendable {
        let evidence: String
        let dueBasis: String

        init(_ milestone: Milestone, _ words: LetterWords, office: String) {
            evidence = words.evidence(milestone.evidence)
            dueBasis = words.dueBasis(milestone.basis, office: office)
        }
    }

    func texts(of milestone: Milestone) -> MilestoneTexts {
        milestoneTexts[milestone.id] ?? MilestoneTexts(milestone, words, office: office)
    }

    /// The values that every template may use.
    ///
    /// `addressee`: nil for a ``Circular``, which each recipient's name is filled into later.
    func common(
        to addressee: String? = nil,
        at instant: Instant,
        isSample: Bool
    ) -> TemplateValues {
        let local = campaign.zone.civil(of: instant)
        var values: TemplateValues = [
            "ten_ngan": campaign.shortName ?? campaign.name,
            "ten_dot": campaign.name,
            "thoi_diem": dates.moment(local.toMinute),
            "ngay": dates.inSentence(local.date),
            "noi_gui": sender, "noi_gui_ngan": office, "noi_gui_hoa": senderInCapitals,
            "minh_hoa": isSample, "la_phan": false,
        ]
        values["can_cu"] = campaign.basis
        values["can_cu_ngan"] = shortBasis
        values["kinh_gui"] = addressee
        values["lien_he"] = campaign.contact
        return values
    }

    /// The names of those who read a digest, one a line, the last marked.
    func readers(_ names: [String]) -> [TemplateValues] {
        names.enumerated().map { index, name in
            ["ten": name, "cuoi": index == names.count - 1]
        }
    }

    func unitName(_ code: UnitCode) -> String {
        campaign.unit(code)?.name ?? code.text
    }

    /// Lines for the office that runs the campaign: what failed, once for each reader and reason; what
    /// was missed; and who is reminded no more though the thing is open.
    package func toHandle(
        failed: [(name: String, reason: String)],
        missed: Int,
        exhausted: [ObligationID]
    ) -> [String] {
        var failures: [(name: String, reason: String, times: Int)] = []
        for (name, reason) in failed {
            if let known = failures.firstIndex(where: { ($0.name, $0.reason) == (name, reason) }) {
                failures[known].times += 1
            } else {
                failures.append((name, reason, 1))
            }
        }
        let byMilestone = Dictionary(grouping: exhausted, by: \.milestone)
            .sorted { $0.key < $1.key }
        return failures.map { words.undelivered($0.name, reason: $0.reason, times: $0.times) }
            + (missed > 0 ? [words.missed(missed)] : [])
            + byMilestone.compactMap { id, names in
                campaign.milestone(id).map {
                    words.remindedNoMore(of: $0.displayName, names.map { unitName($0.unit) })
                }
            }
    }

    /// The letter of `dondoc send-test`.
    package func test(to address: EmailAddress, server: String, at instant: Instant) throws
        -> Letter
    {
        var values = common(
            to: address.displayName ?? address.addrSpec,
            at: instant,
            isSample: campaign.hasSampleUnits
        )
        values["dia_chi"] = address.addrSpec
        values["may_chu"] = server
        return try templates.letter(TemplateName.test.rawValue, values)
    }
}
