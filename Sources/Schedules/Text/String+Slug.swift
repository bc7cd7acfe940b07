import Texts

extension String {
    /// What it would be as an id: `ke-hoach` for `Kế hoạch`, `m1-a` for `M1–A` and `m1_a`.
    var slug: String {
        String(
            folded.map { ["_", "–", "—", "‑", " "].contains($0) ? "-" : $0 }
                .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        )
    }

    /// True for an id: `[a-z0-9][a-z0-9-]*`.
    var isSlug: Bool {
        guard let first = utf8.first, first != UInt8(ascii: "-") else { return false }
        return utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
        }
    }
}
