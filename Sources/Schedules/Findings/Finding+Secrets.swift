package import Texts

extension Finding {
    /// The same place without a word of the line: it may hold a password.
    var hidingSecret: Finding {
        Finding(
            .secretWritten,
            path: path,
            line: line,
            column: column,
            length: length,
            Findings.secretWritten
        )
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
