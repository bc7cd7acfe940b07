import Testing

/// Commands that sentences name can be typed as they stand.
@Suite struct NamedCommandTests {
    @Test func `an act on letters is named with the letters that it is about`() throws {
        var named = 0
        for file in try Source.all {
            let text = file.code
                .replacing(/"\s*\n\s*\+ "/, with: "")
                .replacing(/\\\n\s*/, with: "")
            for match in text.matches(of: /dondoc outbox (?:release|retry|hold|cancel)(.{0,8})/) {
                named += 1
                let isWhole = match.1.prefixMatch(of: /[ ](?:\\\(|SỐ|NUMBER|--)/) != nil
                #expect(isWhole, "\(file.path): \(match.0)")
            }
        }
        #expect(named > 20)
    }
}
