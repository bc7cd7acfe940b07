import Foundation
import Testing
import Texts

@Suite struct FoldingTests {
    @Test func `every letter folds as Foundation folds it, composed or not`() {
        for value in UInt32(0x20)...0x2FFF {
            guard let scalar = Unicode.Scalar(value),
                scalar.properties.generalCategory != .unassigned
            else { continue }
            let text = "a\(String(scalar))b"
            guard !scalar.properties.isWhitespace, scalar.properties.isAlphabetic,
                scalar.properties.canonicalCombiningClass == .notReordered
            else { continue }
            let plain = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
                $0.properties.generalCategory != .nonspacingMark
            }
            var expected = String(String.UnicodeScalarView(plain)).lowercased()
            expected = expected.replacingOccurrences(of: "đ", with: "d")
                .replacingOccurrences(of: "ʼ", with: "'")
            #expect(text.folded == expected, "U+\(String(value, radix: 16))")
            #expect(text.decomposedStringWithCanonicalMapping.folded == expected)
        }
    }

    @Test func `blanks become one and outer blanks go`() {
        #expect(" \tTrước\u{A0} hạn\n ".folded == "truoc han")
        #expect("Ba’ ʼ‘".folded == "ba' ''")
    }

    @Test func `composing changes nothing that is composed and everything that is not`() {
        for value in UInt32(0x20)...0x3100 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "e\(String(scalar))\u{301}x\(String(scalar))"
            for sample in [text, String(scalar), "ab\(String(scalar))cd"] {
                #expect(
                    Array(sample.composed.utf8)
                        == Array(sample.precomposedStringWithCanonicalMapping.utf8)
                )
            }
        }
    }

    @Test(arguments: [
        ("Phòng Kế hoạch – Tài chính", "phong ke hoach tai chinh"),
        ("phòng kế hoạch-tài chính", "phong ke hoach tai chinh"),
        ("Phòng Kế hoạch, Tài chính.", "phong ke hoach tai chinh"), ("A-1", "a 1"), ("A1", "a1"),
        ("Ba’ Na", "ba na"), ("–", ""), ("", ""), (" \u{A0}", ""),
        ("Đắk Lắk (tỉnh)", "dak lak tinh"),
    ])
    func `words alone are letters and digits with one blank between them`(
        text: String,
        words: String
    ) {
        #expect(text.foldedWords == words)
        #expect(text.decomposedStringWithCanonicalMapping.foldedWords == words)
        #expect(words.foldedWords == words)
    }
}
