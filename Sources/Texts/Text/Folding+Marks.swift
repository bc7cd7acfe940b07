import Foundation

extension String {
    /// The text without diacritics, in its own case: `Báo cáo.csv` → `Bao cao.csv`.
    package var strippedOfMarks: String {
        String(
            decomposedStringWithCanonicalMapping.replacing("đ", with: "d").replacing("Đ", with: "D")
                .unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
                .map(Character.init)
        )
    }
}
