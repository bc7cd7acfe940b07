package import Campaigns

/// The name of a nightly copy: `dondoc-2021-03-08.sqlite`.
package struct BackupName: Hashable, Comparable {
    let day: CivilDate

    package init(day: CivilDate) {
        self.day = day
    }

    /// nil for any other file.
    package init?(_ text: String) {
        guard text.hasPrefix("dondoc-"), text.hasSuffix(".sqlite"),
            let day = CivilDate(iso: String(text.dropFirst(7).dropLast(7)))
        else { return nil }
        self.day = day
    }

    package var text: String { "dondoc-\(day).sqlite" }

    package static func < (left: BackupName, right: BackupName) -> Bool { left.day < right.day }
}
