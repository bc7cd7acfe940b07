package import Texts

/// What was read in `dondoc.conf`, and what is wrong with it.
package struct SettingsReading: Sendable {
    package static let fileName = "dondoc.conf"

    package let settings: HomeSettings
    package let findings: [Finding]
    /// nil where there is no such file, or none that can be read.
    package let file: SourceFile?

    package var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// Of a home without the file.
    package static let none = SettingsReading(settings: HomeSettings(), findings: [], file: nil)

    private init(settings: HomeSettings, findings: [Finding], file: SourceFile?) {
        self.settings = settings
        self.findings = findings
        self.file = file
    }

    /// Of a file that cannot be read.
    init(unreadable finding: Finding) {
        self.init(settings: HomeSettings(), findings: [finding], file: nil)
    }

    package init(_ file: SourceFile) { self.init(file, record: nil) }

    /// `record`: where it is noted how each line was read; nil where nobody asks.
    init(_ file: SourceFile, record: SpellingRecord?) {
        let box = FindingBox(file.controlFindings)
        var reader = BlockReader(
            file,
            findings: box,
            doubts: Doubts(),
            record: record,
            begins: .machine
        )
        let blocks = reader.blocks()
        for block in blocks where block.kind != .machine {
            box.add(Finding(.unknownStatement, block.place, Findings.blockInSettings))
        }
        let machine = blocks.first { $0.kind == .machine }
        let settings = machine.map { MachineReader(ValueReader($0, box)).settings() }
        self.init(
            settings: settings ?? HomeSettings(),
            findings: box.findings.sorted(),
            file: file
        )
    }
}
