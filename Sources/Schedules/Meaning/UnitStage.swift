import Campaigns
import Texts

/// Reads the unit list that `danh sách đơn vị` names.
struct UnitStage {
    let reader: ValueReader
    let readUnitList: (_ path: String, _ besideFile: String) -> Result<SourceFile, Finding>

    /// The units of the list; none where it cannot be read.
    ///
    /// Where something is wrong with the list, findings about unknown units only follow from that.
    func units() -> CampaignUnits {
        let path = reader.value(.units) { cursor throws(Finding) in try cursor.relativePath() }
        guard let path, let entry = reader.entry(.units) else {
            reader.block.doubts?.coverUnits = true
            return CampaignUnits()
        }
        switch readUnitList(path, reader.block.path) {
        case .success(let file):
            let list = UnitListReader.read(file, reader.findings)
            if list.hasErrors { reader.block.doubts?.coverUnits = true }
            if list.units.isEmpty, !list.hasErrors {
                reader.report(.unitList, at: entry, Findings.noUnits)
                reader.block.doubts?.coverUnits = true
            }
            return CampaignUnits(list)
        case .failure(let finding):
            reader.block.doubts?.coverUnits = true
            reader.findings.add(
                finding.code == .unitList ? unreadable(finding, at: entry) : finding
            )
            return CampaignUnits()
        }
    }

    /// Told where the list is named, for there is no file to point into.
    private func unreadable(_ finding: Finding, at entry: Block.Entry) -> Finding {
        let place =
            entry.tokens.first.map { entry.place.at(column: $0.column, length: $0.length) }
            ?? entry.place
        return Finding(.unitList, place, finding.message, suggestion: finding.suggestion)
    }
}

/// The units of a campaign, and the ways to find them.
struct CampaignUnits {
    let all: [OrganisationalUnit]
    /// Finds them by what people write.
    let directory: UnitDirectory
    /// The headings of the list, which `mẫu số: cột "…"` may name.
    let columns: [String]
    /// The list says of itself that its figures are made up.
    let isSample: Bool

    /// No units.
    init() {
        all = []
        directory = UnitDirectory([])
        columns = []
        isSample = false
    }

    init(_ list: UnitList) {
        all = list.units
        directory = UnitDirectory(list.units)
        columns = list.columns
        isSample = list.isSample
    }
}
