package import Texts

extension Finding {
    /// A finding at the same place that quotes nothing of the line, which may hold a password.
    var hidingSecret: Finding {
        Finding(.secretWritten, place, Findings.secretWritten)
    }
}

extension FindingReport {
    /// A report about schedule files: lines that may hold a password are not shown.
    package init(_ findings: [Finding], files: [SourceFile], shown: Int = 20) {
        self.init(
            findings,
            files: files,
            shown: shown,
            secretKeys: Key.password.spellings
        )
    }
}
