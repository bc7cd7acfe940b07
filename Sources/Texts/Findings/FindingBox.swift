/// Where the readers of one reading put what they find, so that none of them can lose it.
///
/// One box is made for a campaign and handed to every reader of its blocks; whoever made it has all
/// findings at the end, in the order in which they were found.
package final class FindingBox {
    package private(set) var findings: [Finding]

    package init(_ findings: [Finding] = []) {
        self.findings = findings
    }

    package func add(_ finding: Finding) {
        findings.append(finding)
    }

    package func add(_ more: some Sequence<Finding>) {
        findings += more
    }

    package var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
