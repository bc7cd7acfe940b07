/// A count as people write it: `1371315`, `1.371.315`, `1 371 315`.
package struct Count: Hashable, Sendable {
    package let value: Int

    /// nil for anything else, groups that are not of three digits included (`2.0732.328`).
    package init?(_ text: String) {
        let groups = text.split(omittingEmptySubsequences: false) {
            ". \u{A0}\u{202F}".contains($0)
        }
        guard let first = groups.first,
            groups.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            groups.count == 1 || (1...3).contains(first.count),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            let value = Int(groups.joined()), value <= 99_999_999_999
        else { return nil }
        self.value = value
    }
}
